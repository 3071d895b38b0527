package dev.homeostat.domain.account;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How account time follows machine time: {@code account = accountOrigin + rate * (machine - machineOrigin)}. In
 * production the rate is 1 and the two clocks agree; a demo or a simulation may let account time run faster. Machine
 * time is never scaled.
 *
 * @param rate account seconds per machine second, 1 to 100,000
 */
public record AccountTime(Instant machineOrigin, Instant accountOrigin, int rate) {

    public static final int MAX_RATE = 100_000;

    public AccountTime {
        if (rate < 1 || rate > MAX_RATE) {
            throw new IllegalArgumentException(
                    "account time must run at 1 to %,d times machine time, not %,d".formatted(MAX_RATE, rate));
        }
    }

    /** Account time that equals machine time. */
    public static AccountTime realTime(Instant machineNow) {
        return new AccountTime(machineNow, machineNow, 1);
    }

    public Instant accountAt(Instant machine) {
        return accountOrigin.plus(Duration.between(machineOrigin, machine).multipliedBy(rate));
    }

    /** The machine instant at which account time reaches {@code account}, to the microsecond, never early. */
    public Instant machineAt(Instant account) {
        Duration toGo = Duration.between(accountOrigin, account).dividedBy(rate);
        Instant micro = machineOrigin.plus(toGo.truncatedTo(ChronoUnit.MICROS));
        return accountAt(micro).isBefore(account) ? micro.plus(1, ChronoUnit.MICROS) : micro;
    }

    /** The same account instant at {@code machineNow}, from then on at another rate: account time never jumps. */
    public AccountTime atRate(int newRate, Instant machineNow) {
        return newRate == rate ? this : new AccountTime(machineNow, accountAt(machineNow), newRate);
    }
}
