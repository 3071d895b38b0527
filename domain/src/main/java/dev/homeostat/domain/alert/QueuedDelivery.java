package dev.homeostat.domain.alert;

import java.time.Instant;
import java.util.Optional;

/**
 * A notice that waits for its channel.
 *
 * @param since when it was made; it is given up a day later
 * @param attempts how often it was tried in vain
 * @param aside whether those behind it do not wait for it
 * @param takenUntil while somebody is sending it: when that is taken for lost
 */
public record QueuedDelivery(
        NoticeId notice, Instant since, int attempts, Instant nextTryAt, boolean aside, Optional<Instant> takenUntil) {

    boolean isTaken(Instant now) {
        return takenUntil.filter(until -> until.isAfter(now)).isPresent();
    }

    boolean isReady(Instant now) {
        return !isTaken(now) && !nextTryAt.isAfter(now);
    }
}
