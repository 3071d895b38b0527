package dev.homeostat.application.control.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Mode;

/**
 * What a person allows, kept in the store. Every change is an event in the same transaction; a call that changes
 * nothing records nothing. Implementations are thread-safe.
 */
public interface ControlPanel {

    /** What is allowed now; {@link Controls#DEFAULT} for an account never touched. */
    Controls read(AccountId account);

    /**
     * Sets whether the account acts or rehearses.
     *
     * @param by who changes it
     */
    void setMode(AccountId account, Mode mode, String by);

    /** Stops every outbound act of every account until {@link #releaseKillSwitch}. */
    void engageKillSwitch(String by, String reason);

    /**
     * Lets outbound acts happen again.
     *
     * @param by the person who releases it
     */
    void releaseKillSwitch(String by);

    void pause(AccountId account, String by, String reason);

    void resume(AccountId account, String by);
}
