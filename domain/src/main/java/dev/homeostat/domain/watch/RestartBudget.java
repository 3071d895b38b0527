package dev.homeostat.domain.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often something may still be restarted: {@link #MOST} times within {@link #PERIOD}, after the restart intensity of
 * supervisors in Erlang/OTP. What needs more is broken in a way that restarting does not mend.
 *
 * <p>Times are monotonic machine time.
 *
 * @param restarts within the period, oldest first
 */
public record RestartBudget(List<Duration> restarts) {

    /** Restarts within the period. */
    public static final int MOST = 5;

    /** A restart counts for so long. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    /** Nothing was restarted yet. */
    public static final RestartBudget UNUSED = new RestartBudget(List.of());

    public RestartBudget {
        restarts = List.copyOf(restarts);
    }

    /** The budget after one more restart, empty while none may be made. */
    public Optional<RestartBudget> restart(Duration now) {
        List<Duration> counted = new ArrayList<>(restarts.stream()
                .filter(at -> at.compareTo(now.minus(PERIOD)) > 0)
                .toList());
        if (counted.size() >= MOST) {
            return Optional.empty();
        }
        counted.add(now);
        return Optional.of(new RestartBudget(counted));
    }
}
