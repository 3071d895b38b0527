package dev.homeostat.adapter.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Connections to other hosts are encrypted, and the server proves its name, unless the URL says otherwise. */
final class Tls {

    /** The roots that the machine trusts anyway, where no root of the operator's own is given. */
    private static final String ROOTS_OF_JAVA = "org.postgresql.ssl.DefaultJavaSSLFactory";

    private static final Pattern SAID = Pattern.compile("[?&](ssl|sslmode)(=|&|$)");
    private static final Pattern ROOTS_SAID = Pattern.compile("[?&](sslrootcert|sslfactory)=");
    private static final Pattern SOCKET = Pattern.compile("[?&]socketFactory=");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

    private Tls() {}

    /** What the driver is told besides the URL; what the URL says goes before it. */
    static Map<String, String> properties(String jdbcUrl, DatabaseAddress address) {
        return properties(jdbcUrl, address, Path.of(System.getProperty("user.home", ""), ".postgresql", "root.crt"));
    }

    /** The same with the operator's root certificate where the driver looks for it. */
    static Map<String, String> properties(String jdbcUrl, DatabaseAddress address, Path usualRoot) {
        Map<String, String> properties = new TreeMap<>();
        if (LOOPBACK.matcher(address.host()).matches()
                || SAID.matcher(jdbcUrl).find()
                || SOCKET.matcher(jdbcUrl).find()) {
            return properties;
        }
        properties.put("sslmode", "verify-full");
        if (!ROOTS_SAID.matcher(jdbcUrl).find() && !Files.exists(usualRoot)) {
            properties.put("sslfactory", ROOTS_OF_JAVA);
        }
        return properties;
    }

    /** Why the two do not agree on TLS, if that is what failed. */
    static Optional<String> disagreement(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .filter(cause -> cause instanceof SSLException || speaksOfTls(String.valueOf(cause.getMessage())))
                .reduce((outer, inner) -> inner)
                .map(cause -> String.valueOf(cause.getMessage())
                        .lines()
                        .findFirst()
                        .orElse("no message")
                        .strip());
    }

    /** In the driver's words. */
    private static boolean speaksOfTls(String message) {
        return message.contains("SSL") || message.contains("hostnameverifier");
    }
}
