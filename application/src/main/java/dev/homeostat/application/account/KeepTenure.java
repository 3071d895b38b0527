package dev.homeostat.application.account;

import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes the account when it is free, and keeps it. Runs come one at a time. */
public final class KeepTenure {

    private final TenureRegistry tenures;
    private final AccountId account;
    private final EngineId engine;
    private final Duration length;

    /**
     * Keeps one account for one engine.
     *
     * @param length machine time for which a tenure is asked; renew it at a third of that
     */
    public KeepTenure(TenureRegistry tenures, AccountId account, EngineId engine, Duration length) {
        this.tenures = tenures;
        this.account = account;
        this.engine = engine;
        this.length = length;
    }

    /** Renews the tenure held, or else tries to take the account. */
    public Answer execute(Optional<Tenure> held) {
        Optional<Tenure> renewed = held.flatMap(tenure -> tenures.renew(tenure, length));
        if (renewed.isPresent()) {
            return new Answer.Kept(renewed.get());
        }
        if (held.isPresent()) {
            return new Answer.Lost();
        }
        return switch (tenures.acquire(account, engine, length)) {
            case TenureRegistry.Answer.Granted granted -> new Answer.Taken(granted.tenure());
            case TenureRegistry.Answer.HeldBy other -> new Answer.HeldByOther(other.engine(), other.until());
        };
    }

    /** What became of it. */
    public sealed interface Answer {

        /** Held before and now. */
        record Kept(Tenure tenure) implements Answer {}

        /** Held from now on, under a new epoch. */
        record Taken(Tenure tenure) implements Answer {}

        /** Held before and not any more. */
        record Lost() implements Answer {}

        record HeldByOther(EngineId engine, Instant until) implements Answer {}
    }
}
