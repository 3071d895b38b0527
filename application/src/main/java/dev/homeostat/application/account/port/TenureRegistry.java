package dev.homeostat.application.account.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which engine runs which account: at most one at a time, by the store's clock.
 *
 * <p>A tenure runs out unless it is renewed; whoever takes over gets a greater epoch, which fences the engine before.
 * Implementations are thread-safe. The account must have been opened.
 */
public interface TenureRegistry {

    /**
     * Takes the account when nobody holds it. An engine that already holds it gets its tenure renewed under the same
     * epoch.
     *
     * @param length machine time until it runs out
     */
    Answer acquire(AccountId account, EngineId engine, Duration length);

    /** Lets the tenure run for {@code length} from now; empty when it ran out or was taken over. */
    Optional<Tenure> renew(Tenure tenure, Duration length);

    /** Gives the account up at once. Does nothing when the tenure is no longer held. */
    void release(Tenure tenure);

    /** Who holds the account now, empty when nobody does. */
    Optional<Tenure> current(AccountId account);

    /** The answer to {@link #acquire}. */
    sealed interface Answer {

        record Granted(Tenure tenure) implements Answer {}

        /** Another engine holds the account until then, or longer. */
        record HeldBy(EngineId engine, Instant until) implements Answer {}
    }
}
