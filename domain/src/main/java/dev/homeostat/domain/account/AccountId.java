package dev.homeostat.domain.account;

import java.util.regex.Pattern;

/** The operator's name for one account on one site: 1 to 64 lower-case letters, digits, dots, hyphens, underscores. */
public record AccountId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "account '%s' must be 1 to 64 lower-case letters, digits, '.', '-' or '_'".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
