package dev.homeostat.application.alert.port;

import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Episodes, the notices that came of them, and how far each has come on each channel; kept for good.
 *
 * <p>An episode is open once, however many processes raise it, and its notices are queued for their channels in the
 * transaction that makes them. All times are the store's. Decides by {@code EpisodePolicy} and {@code DeliveryPolicy}.
 * Implementations are thread-safe; every call may throw {@code StoreUnavailable}, and may then be made again.
 */
public interface NoticeOutbox {

    /**
     * Takes in what was signaled, in order, tells of the episodes that have been over for long enough, and then takes in
     * what was delivered without this outbox. Entries that it took in before are passed over.
     */
    void raise(Batch batch, NoticeTerms terms);

    /** The episodes that are not closed, in the order of opening. */
    Standing standing();

    /**
     * Takes what is next on a channel; nobody else gets it until the answer is recorded, or for
     * {@code DeliveryPolicy.TAKEN_FOR}.
     *
     * @param behind take the one behind this notice, which just failed
     * @param digest the id of a digest, should one be made
     */
    Optional<Dispatch> next(String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms);

    /**
     * Records what became of a dispatch; does nothing when that is no longer asked for.
     *
     * @param jitter from 0 to 1, spreads the next attempt
     * @return how the delivery stands now
     */
    DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter);

    /** The latest notices, latest first. */
    List<Notice> notices(int limit);

    /** How far a notice has come, in the order of the channels. */
    List<Progress> progress(NoticeId notice);

    /**
     * What one process has to say.
     *
     * @param writer names the process for as long as it runs
     */
    record Batch(UUID writer, List<Entry> entries, List<DeliveryReport> reports) {

        public Batch {
            entries = List.copyOf(entries);
            reports = List.copyOf(reports);
        }
    }

    /**
     * A signal.
     *
     * @param position grows with each entry of a writer
     * @param age how long ago it was signaled
     */
    record Entry(long position, Signal signal, Duration age) {}

    /** The episodes that are not closed, at that time of the store. */
    record Standing(Instant now, List<EpisodeState> episodes) {

        public Standing {
            episodes = List.copyOf(episodes);
        }
    }

    /**
     * How a notice stands on a channel.
     *
     * @param attempts in vain
     * @param detail the receipt, or the latest reason why not, or the digest that tells it; empty before the first try
     * @param nextTryAt present while it is pending
     */
    record Progress(String channel, DeliveryStatus status, int attempts, String detail, Optional<Instant> nextTryAt) {}
}
