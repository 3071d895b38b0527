package dev.homeostat.application.resilience;

/** Says whether a retry may be made now. Whoever retries asks it, whatever is retried. Implementations are thread-safe. */
public interface RetryAllowance {

    /** Allows every retry. */
    RetryAllowance UNLIMITED = new RetryAllowance() {

        @Override
        public void firstTry() {
            // Nothing is counted.
        }

        @Override
        public boolean tryRetry() {
            return true;
        }
    };

    /** Something is tried for the first time. */
    void firstTry();

    /** Takes the leave for one retry, false when there is none. */
    boolean tryRetry();
}
