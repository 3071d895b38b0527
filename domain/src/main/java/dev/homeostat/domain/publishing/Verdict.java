package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.SitePostId;
import java.util.List;

/** What a read of the timeline says of one unsettled post. */
public sealed interface Verdict {

    /** The item stands there under this id. */
    record Found(SitePostId id) implements Verdict {}

    /** The item is not there, in a read that would have shown it; one more such read is needed. */
    record NotSeen() implements Verdict {}

    /** The item is not there in two independent reads: it was not published. */
    record Absent() implements Verdict {}

    /** This read proves nothing. */
    record TooEarly(String reason) implements Verdict {}

    /** More than one item, or more than one post, could be meant. */
    record Ambiguous(List<SitePostId> candidates) implements Verdict {
        public Ambiguous {
            candidates = List.copyOf(candidates);
        }
    }
}
