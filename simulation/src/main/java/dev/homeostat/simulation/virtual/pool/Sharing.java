package dev.homeostat.simulation.virtual.pool;

import dev.homeostat.domain.browserlease.LeaseAction;
import dev.homeostat.domain.browserlease.LeasePolicy;
import dev.homeostat.domain.browserlease.PoolState;
import java.time.Duration;
import java.util.List;

/** A way to share out browsers. */
public enum Sharing {
    /** One browser for what is critical and nothing else, the others for the rest. */
    RESERVED("reserved"),
    /** One browser for what is critical and nothing else, which may take any other free one too. */
    ANY_FREE("any free"),
    /** By {@link LeasePolicy}, as the engine does. */
    LEASED("leased"),
    /** The same with up to four browsers, by {@code SizingPolicy}. */
    SIZED("leased, 3-4");

    private final String words;

    Sharing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether it is the engine's own way, which has to keep the promises. */
    public boolean isOurs() {
        return this == LEASED || this == SIZED;
    }

    List<LeaseAction> decide(PoolState pool, Duration now) {
        return isOurs() ? LeasePolicy.decide(pool, now) : Reservation.decide(pool, now, this == ANY_FREE);
    }
}
