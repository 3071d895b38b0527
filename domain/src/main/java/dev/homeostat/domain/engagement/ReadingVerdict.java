package dev.homeostat.domain.engagement;

/** What is to be kept of trying to read a post. */
public sealed interface ReadingVerdict {

    /** The numbers count. */
    record Accepted(Metrics metrics) implements ReadingVerdict {}

    /** No numbers count. The reason may quote the site and is untrusted text. */
    record Failed(SiteReading.Cause cause, String reason) implements ReadingVerdict {}
}
