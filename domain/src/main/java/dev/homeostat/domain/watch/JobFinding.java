package dev.homeostat.domain.watch;

import dev.homeostat.domain.job.JobName;
import java.time.Duration;
import java.util.Locale;

/**
 * A job that does not run as it should.
 *
 * @param detail one line for people
 */
public record JobFinding(JobName job, Kind kind, String detail) {

    /** What is the matter. */
    public enum Kind {
        /** It did not start although it was due. */
        MISSING("did not start when it was due"),
        /** It started and has not ended. */
        UNFINISHED("does not come to an end"),
        /** It ran more often than its cadence says. */
        TOO_OFTEN("runs too often"),
        /** It ended much sooner than it ever does. */
        TOO_FAST("ends suspiciously soon"),
        /** It took very long, or much longer than it does. */
        SLOW("is slow"),
        /** It fails more often than it may. */
        FAILING("fails too often");

        private final String phrase;

        Kind(String phrase) {
            this.phrase = phrase;
        }

        /** What to say of the job. */
        public String phrase() {
            return phrase;
        }

        /** The word used in events and episodes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static String seconds(Duration time) {
        return time.toMillis() < 10_000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }
}
