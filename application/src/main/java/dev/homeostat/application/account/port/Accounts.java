package dev.homeostat.application.account.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import java.time.Instant;

/** The accounts known to the store. Implementations are thread-safe. */
public interface Accounts {

    /**
     * The account's time as it runs now. An account not known yet becomes known, with account time that equals machine
     * time; its first opening is the anchor of its jobs.
     */
    AccountTime open(AccountId account);

    /** Opens the account; account time by the store's clock, which decides what is due. */
    Instant now(AccountId account);

    /**
     * Opens the account and lets its time run at the given rate from now on. Account time never jumps and never runs
     * backwards: at another rate it goes on from where it is.
     *
     * @param rate account seconds per machine second, 1 in production
     */
    AccountTime setRate(AccountId account, int rate);
}
