package dev.homeostat.domain.control;

import java.util.Optional;

/**
 * What is currently allowed for one account.
 *
 * @param killSwitch present while every outbound act of every account is stopped
 * @param stop present while this account is stopped for a cause in it, until a person restarts it
 * @param pause present while a person has paused this account
 */
public record Controls(Mode mode, Optional<Hold> killSwitch, Optional<Stop> stop, Optional<Hold> pause) {

    public static final Controls DEFAULT =
            new Controls(Mode.DRY_RUN, Optional.empty(), Optional.empty(), Optional.empty());

    /** Why nothing may go out now, empty when it may. The widest order is named first. */
    public Optional<String> reasonToHold() {
        return killSwitch
                .map(hold -> "the kill switch is engaged by %s: %s".formatted(hold.by(), hold.reason()))
                .or(() -> stop.map(Stop::hold)
                        .map(hold -> "the account is stopped by %s: %s".formatted(hold.by(), hold.reason())))
                .or(() -> pause.map(hold -> "the account is paused by %s: %s".formatted(hold.by(), hold.reason())));
    }
}
