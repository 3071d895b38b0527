package dev.homeostat.domain.account;

/** One run of one engine process; a restarted process is another engine. */
public record EngineId(String value) {

    public EngineId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("an engine id must not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
