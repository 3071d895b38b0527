package dev.homeostat.adapter.postgres;

import java.util.Optional;

/**
 * How to reach a database.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param ownDatabase whether the database serves nothing but Homeostat: then its search path is set, so that operators
 *     need not write our schema's name; in a host's database nothing outside our schema is touched
 */
public record PostgresSettings(String jdbcUrl, Optional<String> user, Optional<String> password, boolean ownDatabase) {

    /** Leaves out the password and whatever else the URL may hold behind its question mark. */
    @Override
    public String toString() {
        return "PostgresSettings[%s, ownDatabase=%s]".formatted(jdbcUrl.replaceFirst("\\?.*", ""), ownDatabase);
    }
}
