package dev.homeostat.bootstrap.config;

/** Something that must not be shown: its text is only given when asked for by name. */
public final class Secret {

    static final String MASK = "********";

    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The secret itself. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
