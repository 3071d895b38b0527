package dev.homeostat.domain.job;

import java.util.UUID;

/** Identifies one run of a job; it is also the trace id of everything that run does. */
public record RunId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
