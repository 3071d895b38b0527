package dev.homeostat.domain.alert;

import dev.homeostat.domain.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person is told of once, from its opening to its end, such as {@code breaker/site} or
 * {@code account-stopped/ours}.
 *
 * @param name lower-case letters, digits, '.', '-' and '_' in parts divided by '/', at most 100
 * @param account the account that it concerns, empty for the whole host
 */
public record Episode(String name, Optional<AccountId> account) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]*(/[a-z0-9][a-z0-9._-]*)*");
    private static final int LONGEST_NAME = 100;

    public Episode {
        if (name.length() > LONGEST_NAME || !FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' does not name an episode".formatted(name));
        }
    }

    /** An episode of the whole host. */
    public static Episode of(String name) {
        return new Episode(name, Optional.empty());
    }

    public static Episode of(String name, AccountId account) {
        return new Episode(name, Optional.of(account));
    }

    /** What tells it from all others: its name, with the account behind it. */
    public String key() {
        return account.map(id -> name + "/" + id).orElse(name);
    }

    @Override
    public String toString() {
        return key();
    }
}
