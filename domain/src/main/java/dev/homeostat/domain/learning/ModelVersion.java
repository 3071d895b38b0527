package dev.homeostat.domain.learning;

import java.util.regex.Pattern;

/** Names a model by its content: SHA-256 over all that it holds, 64 hex digits. */
public record ModelVersion(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;

    public ModelVersion {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a model's version has 64 hex digits, unlike '%s'".formatted(value));
        }
    }

    /** The first twelve digits, for people. */
    public String brief() {
        return value.substring(0, SHORT);
    }

    @Override
    public String toString() {
        return value;
    }
}
