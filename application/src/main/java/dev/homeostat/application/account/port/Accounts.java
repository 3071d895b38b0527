package dev.homeostat.application.account.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;

/** The accounts known to the store. Implementations are thread-safe. */
public interface Accounts {

    /**
     * Makes the account known if it is new, and lets its time run at the given rate from now on. Account time never
     * jumps and never runs backwards: at another rate it goes on from where it is.
     *
     * @param rate account seconds per machine second, 1 in production
     */
    AccountTime open(AccountId account, int rate);

    /**
     * The account's time as it runs now.
     *
     * @throws java.util.NoSuchElementException when the account was never opened
     */
    AccountTime time(AccountId account);
}
