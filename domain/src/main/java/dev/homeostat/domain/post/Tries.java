package dev.homeostat.domain.post;

import dev.homeostat.domain.account.Epoch;
import java.time.Instant;
import java.util.Optional;

/**
 * What was tried with a post so far.
 *
 * @param claims how many times it was claimed
 * @param strikes how many tries with its next item were sent without an answer, or failed while the site was well
 * @param lastEpoch epoch of the latest claim, {@link Epoch#NONE} before the first
 * @param nextItemSince machine time at which its next item was tried first, empty while it was not
 */
public record Tries(int claims, int strikes, Epoch lastEpoch, Optional<Instant> nextItemSince) {

    /** After so many strikes a post is given up. */
    public static final int MOST_STRIKES = 3;

    public static final Tries NONE = new Tries(0, 0, Epoch.NONE, Optional.empty());

    public Tries {
        if (claims < 0 || strikes < 0) {
            throw new IllegalArgumentException("tries are not negative");
        }
    }

    /** Whether one more strike is the last. */
    public boolean isLastStrike() {
        return strikes + 1 >= MOST_STRIKES;
    }

    Tries claimed(Epoch epoch, Instant machineNow) {
        return new Tries(claims + 1, strikes, epoch, nextItemSince.or(() -> Optional.of(machineNow)));
    }

    Tries struck() {
        return new Tries(claims, strikes + 1, lastEpoch, nextItemSince);
    }

    /** The next item has not been tried yet. */
    Tries forNextItem() {
        return new Tries(claims, 0, lastEpoch, Optional.empty());
    }

    /** The next item is tried from now on, under the same claim. */
    Tries begunAt(Instant machineNow) {
        return new Tries(claims, strikes, lastEpoch, Optional.of(machineNow));
    }

    /** A person wants it tried again. */
    Tries forgiven() {
        return new Tries(claims, 0, lastEpoch, nextItemSince);
    }
}
