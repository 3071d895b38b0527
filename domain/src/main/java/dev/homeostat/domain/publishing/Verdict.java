package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.SitePostId;
import java.util.List;

/** What a read of the timeline says of one unsettled post. */
public sealed interface Verdict {

    /** One word for tables and reports. */
    default String word() {
        return switch (this) {
            case Found found -> "found";
            case NotSeen notSeen -> "not_seen";
            case Absent absent -> "absent";
            case TooEarly tooEarly -> "too_early";
            case OutOfReach outOfReach -> "out_of_reach";
            case Ambiguous ambiguous -> "ambiguous";
        };
    }

    /** One line for people. */
    default String detail() {
        return switch (this) {
            case Found found -> "it stands on the site as " + found.id();
            case NotSeen notSeen -> "a read that would have shown it did not";
            case Absent absent -> "two independent reads that would have shown it did not";
            case TooEarly tooEarly -> tooEarly.reason();
            case OutOfReach outOfReach -> "the site shows no items as old as the attempt any more";
            case Ambiguous ambiguous -> "it could be any of " + ambiguous.candidates();
        };
    }

    /** The item stands there under this id. */
    record Found(SitePostId id) implements Verdict {}

    /** The item is not there, in a read that would have shown it; one more such read is needed. */
    record NotSeen() implements Verdict {}

    /** The item is not there in two independent reads: it was not published. */
    record Absent() implements Verdict {}

    /** This read proves nothing. */
    record TooEarly(String reason) implements Verdict {}

    /** The item could be seen or not by now, but reading does not reach back to it. */
    record OutOfReach() implements Verdict {}

    /** More than one item, or more than one post, could be meant. */
    record Ambiguous(List<SitePostId> candidates) implements Verdict {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }
}
