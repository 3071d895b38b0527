package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.audience.Audience;
import dev.homeostat.simulation.audience.Counts;
import dev.homeostat.simulation.audience.Following;
import dev.homeostat.simulation.audience.SeenPost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the posts of one site do with its readers. The counts of a post are the same for the same audience, posts and
 * moment, and never fall. An item that replies to one of the same author's makes a thread with it; the thread's counts
 * are those of its first item, the others have smaller ones of their own. Thread-safe.
 */
public final class Readership {

    private final Audience audience;
    private final Map<String, SeenThread> threads = new HashMap<>();

    Readership(Audience audience) {
        this.audience = audience;
    }

    /**
     * Takes note of an item that came out, at the latest before it is asked for; the same id again changes nothing.
     *
     * @param at when it came out, account time
     * @param inReplyTo the item of the same author that it replies to
     */
    public synchronized void shown(String id, String text, Instant at, Optional<String> inReplyTo) {
        if (!threads.containsKey(id)) {
            SeenThread thread = inReplyTo.map(threads::get).orElseGet(SeenThread::new);
            thread.add(new SeenPost.Item(id, text, at));
            threads.put(id, thread);
        }
    }

    /** Views, likes, replies and reposts of an item at a moment of account time; empty for an item never shown. */
    public synchronized Optional<Metrics> metricsOf(String id, Instant now) {
        return Optional.ofNullable(threads.get(id)).map(thread -> metrics(thread.counts(id, now)));
    }

    private static Metrics metrics(Counts counts) {
        return new Metrics(Map.of(
                Metric.VIEWS, counts.views(),
                Metric.LIKES, counts.likes(),
                Metric.REPLIES, counts.replies(),
                Metric.REPOSTS, counts.reposts()));
    }

    /** Items that belong together, and how they do as they stand now. */
    private final class SeenThread {

        private final List<SeenPost.Item> items = new ArrayList<>();
        private Optional<Following> following = Optional.empty();

        void add(SeenPost.Item item) {
            items.add(item);
            following = Optional.empty();
        }

        Counts counts(String id, Instant now) {
            Following current = following.orElseGet(() -> audience.follow(new SeenPost(items)));
            following = Optional.of(current);
            return current.counts(items.stream().map(SeenPost.Item::id).toList().indexOf(id), now);
        }
    }
}
