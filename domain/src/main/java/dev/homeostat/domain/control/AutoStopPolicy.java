package dev.homeostat.domain.control;

import java.util.Optional;

/**
 * When an account is stopped until a person restarts it: only for causes in the account itself. Pure and thread-safe.
 */
public final class AutoStopPolicy {

    /** So many posts whose outcome reading could not find out. */
    public static final int UNRESOLVED = 3;

    private AutoStopPolicy() {}

    /**
     * What stops the account, if anything does.
     *
     * @param forPerson posts that reconciliation gave up
     */
    public static Optional<StopCause> ofUnresolved(int forPerson) {
        return forPerson >= UNRESOLVED ? Optional.of(StopCause.UNRESOLVED_OUTCOMES) : Optional.empty();
    }
}
