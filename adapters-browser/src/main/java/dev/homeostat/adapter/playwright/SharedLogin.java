package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.login.SessionVault;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The login of one account, shared by its browsers: what one of them got by logging in, the others take over, and no two
 * log in at once. Thread-safe.
 */
final class SharedLogin {

    private final ReentrantLock turn = new ReentrantLock();
    private final SessionVault vault;
    private volatile State state;

    /**
     * A state of the login.
     *
     * @param version rising with every login
     * @param storage cookies and local storage in Playwright's form, empty before the first login
     * @param http what the browser itself answers where the site asks who is there
     */
    record State(long version, Optional<String> storage, Optional<HttpLogin> http) {}

    /** A login that is kept in this vault, and continues with what is kept there. */
    SharedLogin(SessionVault vault) {
        this.vault = vault;
        Optional<String> kept = vault.read();
        this.state = new State(kept.isPresent() ? 1 : 0, kept, Optional.empty());
    }

    /** The newest. */
    State state() {
        return state;
    }

    /** Has every browser answer by HTTP like this from now on. */
    void byHttp(HttpLogin login) {
        turn.lock();
        try {
            if (!state.http().equals(Optional.of(login))) {
                state = new State(state.version() + 1, state.storage(), Optional.of(login));
            }
        } finally {
            turn.unlock();
        }
    }

    /** Forgets the login and all that was stored with it; what a vault keeps stays there until the next login. */
    void forget() {
        turn.lock();
        try {
            state = new State(state.version() + 1, Optional.empty(), state.http());
        } finally {
            turn.unlock();
        }
    }

    /**
     * Logs in, unless another browser has done so since.
     *
     * @param known version with which the browser came
     * @param time for waiting until another browser has logged in
     * @param login logs in and gives the storage afterwards
     * @throws LoginChanged when there is a newer login to be taken over first
     */
    State logIn(long known, Countdown time, LogIn login) {
        takeTurn(time);
        try {
            if (state.version() != known) {
                throw new LoginChanged();
            }
            String storage = login.run();
            State next = new State(known + 1, Optional.of(storage), state.http());
            state = next;
            vault.keep(storage);
            return next;
        } finally {
            turn.unlock();
        }
    }

    private void takeTurn(Countdown time) {
        try {
            if (!turn.tryLock(time.left().toMillis(), TimeUnit.MILLISECONDS)) {
                throw BrowserUnavailable.busy("another browser took too long to log in", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BrowserUnavailable.busy("the wait for another browser's login was interrupted", e);
        }
    }

    /** Does it. */
    interface LogIn {
        String run();
    }

    /** The browser's own login is out of date; the task begins anew with the newest. */
    static final class LoginChanged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LoginChanged() {
            super("another browser has logged in meanwhile");
        }
    }
}
