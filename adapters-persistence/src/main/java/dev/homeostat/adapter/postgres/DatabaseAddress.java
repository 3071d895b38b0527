package dev.homeostat.adapter.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a database is, in words for people; never holds a password. */
record DatabaseAddress(String host, String port, String database, Optional<String> user) {

    private static final Pattern URL = Pattern.compile(
            "jdbc:postgresql:(?://(?<host>\\[[^]]*]|[^/:?,]*)(?::(?<port>\\d+))?[^/?]*/)?(?<database>[^/?]*)(?:\\?.*)?");
    /** SQL states of an answer that stays the same until somebody changes something. */
    private static final Set<String> REFUSALS = Set.of("28P01", "28000", "3D000", "42501");

    private static final Pattern USER = Pattern.compile("[?&]user=(?<user>[^&]*)");

    static Optional<DatabaseAddress> of(String jdbcUrl, Optional<String> user) {
        Matcher url = URL.matcher(jdbcUrl);
        if (!url.matches()) {
            return Optional.empty();
        }
        Matcher inUrl = USER.matcher(jdbcUrl);
        return Optional.of(new DatabaseAddress(
                or(url.group("host"), "localhost"),
                or(url.group("port"), "5432"),
                or(url.group("database"), user.orElse("")),
                user.or(() -> inUrl.find() ? Optional.of(inUrl.group("user")) : Optional.empty())));
    }

    private static String or(@Nullable String found, String otherwise) {
        return found == null || found.isEmpty() ? otherwise : found;
    }

    DatabaseUnreachable unreachable(Throwable failure) {
        String state = SqlFailures.find(failure).map(SQLException::getSQLState).orElse("");
        String sentence = state.startsWith("08")
                ? Tls.disagreement(failure).map(this::withoutTls).orElseGet(() -> sentence(state))
                : sentence(state);
        return new DatabaseUnreachable(sentence, failure, !REFUSALS.contains(state));
    }

    private String withoutTls(String why) {
        return ("PostgreSQL at %s:%s and this machine do not agree on TLS (%s); give the server a certificate for"
                        + " that name which this machine trusts, name its root with sslrootcert=FILE in the URL,"
                        + " or say another sslmode there")
                .formatted(host, port, why);
    }

    private String sentence(String state) {
        return switch (state) {
            case "28P01", "28000" ->
                "PostgreSQL at %s:%s does not let %s into the database '%s'; correct the user or the password"
                        .formatted(
                                host, port, user.map("the user '%s'"::formatted).orElse("us"), database);
            case "3D000" ->
                "PostgreSQL at %s:%s has no database '%s'; create it or correct the name in the URL"
                        .formatted(host, port, database);
            case "42501" ->
                "the database '%s' at %s:%s does not let %s create the schema 'homeostat'; grant CREATE on the database"
                        .formatted(
                                database,
                                host,
                                port,
                                user.map("the user '%s'"::formatted).orElse("us"));
            default ->
                "the database '%s' at %s:%s does not answer; start PostgreSQL there or correct the URL"
                        .formatted(database, host, port);
        };
    }
}
