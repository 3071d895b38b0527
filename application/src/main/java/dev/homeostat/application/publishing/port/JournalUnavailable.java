package dev.homeostat.application.publishing.port;

/** The attempt journal cannot be read or written; the message says why and, if another process has it, which. */
public final class JournalUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
