package dev.homeostat.adapter.web;

import java.time.Duration;
import java.util.Optional;

/**
 * How a part of the program is.
 *
 * @param critical whether the program is not ready without it
 * @param detail one line for people
 * @param took how long it took to come up, empty while that is not known
 */
public record ComponentReport(ComponentState state, boolean critical, String detail, Optional<Duration> took) {

    /** Of a part without which the program is not ready. */
    public static ComponentReport critical(ComponentState state, String detail) {
        return new ComponentReport(state, true, detail, Optional.empty());
    }
}
