package dev.homeostat.bootstrap.postgres;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A short wait between two looks at another process. */
final class Pause {

    private Pause() {}

    static void aMoment() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
