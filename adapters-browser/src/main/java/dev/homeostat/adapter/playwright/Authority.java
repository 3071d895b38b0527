package dev.homeostat.adapter.playwright;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host and port of an absolute address, which may have characters that no {@link java.net.URI} takes. */
final class Authority {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?<scheme>\\w+)://(?:[^/?#@]*@)?(?<host>\\[[^]]*]|[^/?#:]+)(?::(?<port>\\d+))?.*", Pattern.DOTALL);

    private Authority() {}

    /** Like {@code example.org:443}, with the usual port where none is given; empty where there is no host. */
    static String of(String address) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return "";
        }
        String port = parts.group("port") != null
                ? parts.group("port")
                : switch (parts.group("scheme").toLowerCase(Locale.ROOT)) {
                    case "https", "wss" -> "443";
                    default -> "80";
                };
        return "%s:%s".formatted(ascii(parts.group("host")).toLowerCase(Locale.ROOT), port);
    }

    // As browsers spell it.
    private static String ascii(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return host;
        }
    }
}
