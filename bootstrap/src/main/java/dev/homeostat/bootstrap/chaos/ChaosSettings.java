package dev.homeostat.bootstrap.chaos;

import java.time.Duration;

/** How long things take while the engine is being killed: short, but longer than a cold start of the browser. */
final class ChaosSettings {

    static final String ACCOUNT = "chaos";
    static final String USER = "practice";

    /** Account time runs faster, so that a publish that could not be begun is tried again soon. */
    static final int TIME_RATE = 10;

    static final Duration TENURE = Duration.ofSeconds(3);
    static final Duration ATTEMPT = Duration.ofSeconds(10);
    static final Duration JOBS = Duration.ofSeconds(1);
    static final Duration MAX_ACCEPT = Duration.ofSeconds(2);

    /** Longer than it takes from a kill until the next engine reads the timeline, or late items would harm nobody. */
    static final Duration MAX_VISIBILITY = Duration.ofSeconds(8);

    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(1);
    static final Duration BETWEEN_READS = Duration.ofSeconds(1);
    static final Duration NAVIGATION = Duration.ofSeconds(8);

    /** How much later than allowed what is beyond the bounds may be. */
    static final Duration BEYOND = Duration.ofSeconds(8);

    /** Posts an hour that never slow a run. */
    static final int PACE = 3_600;

    private ChaosSettings() {}
}
