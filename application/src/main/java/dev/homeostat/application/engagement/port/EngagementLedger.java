package dev.homeostat.application.engagement.port;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read of the posts, and when each is to be read next. Every post that stands on the site has one due time,
 * the first one from the moment it is known to be out ({@link dev.homeostat.domain.engagement.ReadingCadence}). Times
 * are the store's. Implementations are thread-safe; any call may throw {@link StoreUnavailable}, and may then be made
 * again without harm.
 */
public interface EngagementLedger {

    /**
     * The posts that are due now: those never read first, then by how far each is overdue measured by its own interval,
     * most overdue first.
     */
    List<DueReading> due(AccountId account, int limit);

    /**
     * Keeps what came of reading one post, its next due time and the count of outcomes, in one transaction. A second
     * accepted reading in the same time bucket ({@link dev.homeostat.domain.engagement.ReadingCadence#BUCKET}) changes
     * nothing but the due time. Under a tenure that is no longer held, or for a post that does not stand as it was
     * listed, it does nothing.
     *
     * @return whether anything was kept
     */
    boolean record(Tenure tenure, DueReading listed, ReadingVerdict verdict, Pace pace);

    /** Accepted readings of a post, oldest first. */
    List<Reading> readings(PostId post);

    /** How reading went over the latest span of account time. */
    Success success(AccountId account, Duration span);

    /** How many posts stand on the site, and how many of those were read at least once. */
    Coverage coverage(AccountId account);

    /**
     * Outcomes of readings over a time.
     *
     * @param outcomes counts by word: {@code read}, or the cause of the failure
     */
    record Success(Instant since, SortedMap<String, Long> outcomes) {

        /** The word for a reading that was accepted. */
        public static final String READ = "read";

        public Success {
            outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
        }

        public long read() {
            return outcomes.getOrDefault(READ, 0L);
        }

        public long all() {
            return outcomes.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * How far posts were read.
     *
     * @param due published posts whose first reading was due
     * @param read those of them with at least one reading
     * @param readings accepted readings in all
     */
    record Coverage(long due, long read, long readings) {}
}
