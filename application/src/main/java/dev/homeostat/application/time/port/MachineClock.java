package dev.homeostat.application.time.port;

import java.time.Duration;
import java.time.Instant;

/** Machine time as this process sees it. Implementations are thread-safe. */
public interface MachineClock {

    /** Wall-clock time, which may be set back or forth; leases and deadlines are never taken from it. */
    Instant now();

    /** Time since some fixed moment, never running backwards; only differences mean anything. */
    Duration monotonic();

    /** Lets this much time pass; less when the thread is interrupted, which it then still is. */
    void pause(Duration length);
}
