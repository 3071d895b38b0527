package dev.homeostat.bootstrap.demo;

import dev.homeostat.domain.account.AccountTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time in which the demo's readers live: the account's. Until there is an account to follow it is machine time.
 * Thread-safe.
 */
public final class DemoClock implements InstantSource {

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final InstantSource machine = InstantSource.system();
    private Optional<Supplier<AccountTime>> account = Optional.empty();
    private Optional<AccountTime> known = Optional.empty();
    private Instant askedAt = Instant.MIN;

    /** Follows an account from now on. */
    public synchronized void follow(Supplier<AccountTime> time) {
        account = Optional.of(time);
    }

    @Override
    public synchronized Instant instant() {
        Instant now = machine.instant();
        if (account.isPresent() && askedAt.isBefore(now.minus(ASK_AGAIN_AFTER))) {
            known = account.map(Supplier::get);
            askedAt = now;
        }
        return known.map(time -> time.accountAt(now)).orElse(now);
    }
}
