package dev.homeostat.domain.inspection;

/**
 * Something that the site's profile names and that its page does not show.
 *
 * @param field the field of the profile, such as {@code compose.send}
 * @param detail one line for people; it may quote the site and is untrusted text
 */
public record MissingElement(SitePart part, String field, String detail) {}
