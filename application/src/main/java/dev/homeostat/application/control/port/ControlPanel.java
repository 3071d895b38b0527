package dev.homeostat.application.control.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.StopCause;

/**
 * What is allowed, kept in the store. Every change is an event and an entry in the audit chain in the same transaction;
 * a call that changes nothing records nothing. Implementations are thread-safe.
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

    /**
     * Stops the account for a cause in it, until a person resumes it. A second cause changes nothing, unless only
     * it keeps the site from being read, too.
     *
     * @param detail one line for people; it may quote the site and is untrusted text
     */
    void stop(AccountId account, StopCause cause, String detail);

    /**
     * Ends the account's pause, and its stop.
     *
     * @param by the person who resumes it
     */
    void resume(AccountId account, String by);
}
