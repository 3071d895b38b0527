package dev.homeostat.domain.control;

import java.util.Optional;

/**
 * What a person currently allows for one account.
 *
 * @param killSwitch present while every outbound act of every account is stopped
 * @param pause present while this account is paused
 */
public record Controls(Mode mode, Optional<Hold> killSwitch, Optional<Hold> pause) {

    public static final Controls DEFAULT = new Controls(Mode.DRY_RUN, Optional.empty(), Optional.empty());

    /** Why nothing may go out now, empty when it may. The kill switch is named before the pause. */
    public Optional<String> reasonToHold() {
        return killSwitch
                .map(hold -> "the kill switch is engaged by %s: %s".formatted(hold.by(), hold.reason()))
                .or(() -> pause.map(hold -> "the account is paused by %s: %s".formatted(hold.by(), hold.reason())));
    }
}
