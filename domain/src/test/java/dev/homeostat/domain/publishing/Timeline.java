package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.DEADLINE;
import static dev.homeostat.domain.post.SamplePosts.INTENT;

import dev.homeostat.domain.post.SitePostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Timelines for tests: by default all items are our own, of a second after the intent, on a read that reaches back. */
record Timeline(List<Entry> entries, Instant coversFrom) {
    static final SiteDelays DELAYS = new SiteDelays(
            Duration.ofSeconds(20), Duration.ofSeconds(40), Duration.ofSeconds(5), Duration.ofSeconds(10));

    /** The last instant at which the item of the sample attempt could still appear. */
    static final Instant SETTLED = DEADLINE.plusSeconds(60);

    /** The latest instant from which a read must cover the timeline to say something of the sample attempt. */
    static final Instant REACHES_BACK = INTENT.minusSeconds(5);

    private static final String AUTHOR = "ours";

    static Timeline timeline(Entry... entries) {
        return new Timeline(Arrays.asList(entries), REACHES_BACK);
    }

    static Entry entry(String id, String text) {
        return new Entry(id, AUTHOR, text, INTENT.plusSeconds(1), Optional.empty());
    }

    Timeline coveringFrom(Instant instant) {
        return new Timeline(entries, instant);
    }

    TimelineReading.Read read() {
        return new TimelineReading.Read(
                AUTHOR, entries.stream().map(Entry::toEntry).toList(), coversFrom);
    }

    record Entry(String id, String author, String text, Instant at, Optional<SitePostId> parent) {
        Entry by(String other) {
            return new Entry(id, other, text, at, parent);
        }

        Entry at(Instant instant) {
            return new Entry(id, author, text, instant, parent);
        }

        Entry replyingTo(String parentId) {
            return new Entry(id, author, text, at, Optional.of(new SitePostId(parentId)));
        }

        private TimelineEntry toEntry() {
            return new TimelineEntry(new SitePostId(id), author, text, at, parent);
        }
    }
}
