package dev.homeostat.adapter.playwright.login;

import java.nio.file.Path;
import java.util.Optional;

/** Where the state of a login outlives the program. Thread-safe. */
public interface SessionVault {

    /** Forgets with the program. */
    SessionVault NONE = new SessionVault() {
        @Override
        public Optional<String> read() {
            return Optional.empty();
        }

        @Override
        public void keep(String storage) {
            // It lives in memory only.
        }
    };

    /** A session that a person has logged in and saved, in Playwright's form; it is read and never written. */
    static SessionVault imported(Path file) {
        return new ImportedSession(file);
    }

    /** What was kept last; empty when there is nothing, or nothing that can be read. */
    Optional<String> read();

    /**
     * Keeps cookies and local storage; a failure is no reason not to go on, and logged.
     *
     * @param storage in Playwright's form
     */
    void keep(String storage);
}
