package dev.homeostat.domain.job;

import java.time.Duration;

/** Whether a run that is due may begin. */
public sealed interface Admission {

    /** It begins now. */
    record Run() implements Admission {}

    /**
     * Not yet.
     *
     * @param askAgainIn account time
     * @param behind what is in the way
     * @param reason one line for people
     */
    record Wait(Duration askAgainIn, Behind behind, String reason) implements Admission {}

    /** What a run waits for. */
    enum Behind {
        /** The end of a posting window. */
        WINDOW,
        /** What another job holds. */
        JOB
    }

    /** It would be no use any more. */
    record Skip(SkipReason reason, String detail) implements Admission {}
}
