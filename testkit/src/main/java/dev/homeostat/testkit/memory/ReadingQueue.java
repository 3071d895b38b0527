package dev.homeostat.testkit.memory;

import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** When an account's posts are to be read, and how reading them went, by the hour. */
final class ReadingQueue {

    private final NavigableMap<Instant, SortedMap<PostId, KeptPost>> byDueTime = new TreeMap<>();
    private final NavigableMap<Instant, SortedMap<String, Long>> outcomes = new TreeMap<>();

    /** Gives a post its next due time, or none. */
    void plan(KeptPost kept, Optional<Instant> dueAt) {
        kept.readingDue.ifPresent(before -> byDueTime.computeIfPresent(before, (at, posts) -> {
            posts.remove(kept.id());
            return posts.isEmpty() ? null : posts;
        }));
        kept.readingDue = dueAt;
        dueAt.ifPresent(at -> byDueTime
                .computeIfAbsent(at, key -> new TreeMap<>(Comparator.naturalOrder()))
                .put(kept.id(), kept));
    }

    List<KeptPost> due(Instant accountNow) {
        List<KeptPost> due = new ArrayList<>();
        byDueTime.headMap(accountNow, true).values().forEach(posts -> due.addAll(posts.values()));
        return due;
    }

    void count(String outcome, Instant accountNow) {
        outcomes.computeIfAbsent(accountNow.truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>())
                .merge(outcome, 1L, Long::sum);
    }

    /** Outcomes of the hours from that one on. */
    SortedMap<String, Long> countsSince(Instant hour) {
        SortedMap<String, Long> sum = new TreeMap<>();
        outcomes.tailMap(hour, true)
                .values()
                .forEach(counts -> counts.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum)));
        return sum;
    }

    /** Forgets outcomes of hours before that. */
    int forgetOutcomes(Instant before, int atMost) {
        int forgotten = 0;
        while (forgotten < atMost && !outcomes.headMap(before).isEmpty()) {
            SortedMap<String, Long> oldest = outcomes.firstEntry().getValue();
            oldest.remove(oldest.firstKey());
            if (oldest.isEmpty()) {
                outcomes.pollFirstEntry();
            }
            forgotten++;
        }
        return forgotten;
    }

    static Instant firstHour(Instant accountNow, Duration span) {
        return accountNow.minus(span).truncatedTo(ChronoUnit.HOURS);
    }
}
