package dev.homeostat.adapter.micrometer;

import dev.homeostat.domain.browserlease.PriorityClass;
import java.time.Duration;

/** How the browsers stand, asked whenever meters are read; answers at once and is thread-safe. */
public interface BrowserFigures {

    /** How many are held. */
    int held();

    /** How many are being started or replaced. */
    int away();

    /** How many there are. */
    int all();

    /** How many operations of these wait for one. */
    int waiting(PriorityClass waiters);

    /** For how long that one has been held that was lent first of those that these hold, zero when they hold none. */
    Duration oldest(PriorityClass holders);
}
