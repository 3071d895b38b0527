package dev.homeostat.adapter.playwright;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A browser that somebody else runs. Its address may bear a token, so it is not shown. Thread-safe.
 *
 * @param endpoint where it listens, to anybody else than this machine only encrypted
 * @param hosts of the site, each like {@code example.org:443}, see {@link SiteProfile#hosts}; a Playwright server's browser
 *     reaches them and those below them through the connection to it, from this machine
 */
public record RemoteBrowser(URI endpoint, Protocol protocol, Set<String> hosts) implements BrowserSource {

    // Other forms of addresses are not spelt alike by all who would have to know them.
    private static final Predicate<String> HOST =
            Pattern.compile("[a-z0-9_.-]+:\\d{1,5}").asMatchPredicate();

    private static final Predicate<String> NUMERIC =
            Pattern.compile("[0-9.]+:\\d+").asMatchPredicate();
    private static final Pattern ROUTED = Pattern.compile("(?:.*&)?proxy=.*");
    private static final Set<String> ENCRYPTED = Set.of("wss");
    private static final Set<String> PLAIN = Set.of("ws", "http", "https");
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    /** What is spoken with it. */
    public enum Protocol {
        /** Chromium's own, as with {@code --remote-debugging-port}. */
        CDP,
        /** That of a Playwright server of the same version. */
        PLAYWRIGHT
    }

    public RemoteBrowser {
        hosts = Set.copyOf(hosts);
        if (endpoint.getHost() == null || !(isEncrypted(endpoint) || PLAIN.contains(scheme(endpoint)))) {
            throw new IllegalArgumentException("a browser's address is like wss://host:port/path");
        }
        if (!isEncrypted(endpoint) && !THIS_MACHINE.contains(endpoint.getHost())) {
            throw new IllegalArgumentException(
                    "%s would get the account's login unencrypted: use wss://, or a tunnel to 127.0.0.1"
                            .formatted(endpoint.getHost()));
        }
        if (protocol == Protocol.PLAYWRIGHT && !scheme(endpoint).startsWith("ws")) {
            throw new IllegalArgumentException("the address of a Playwright server begins with wss:// or ws://");
        }
        if (protocol == Protocol.PLAYWRIGHT) {
            requireWay(endpoint, hosts);
        }
    }

    private static void requireWay(URI endpoint, Set<String> hosts) {
        if (ROUTED.matcher(Optional.ofNullable(endpoint.getRawQuery()).orElse(""))
                .matches()) {
            throw new IllegalArgumentException("proxy= in it would send the browser another way to the site");
        }
        hosts.stream().filter(HOST.negate()).findFirst().ifPresent(host -> {
            throw new IllegalArgumentException(
                    "a browser that runs elsewhere cannot reach %s through the connection to it, only names and IPv4 addresses"
                            .formatted(host));
        });
    }

    /**
     * While the request of an irreversible step is carried, the page's own is held back. When the connection breaks, the browser
     * lets that one go, and nobody is there to end it. Only what goes through the connection is sure not to arrive then.
     */
    @Override
    public Optional<String> objection(String address) {
        return switch (protocol) {
            case CDP ->
                Optional.of(
                        "a browser that is driven by Chromium's protocol could send the request a second time when the"
                                + " connection to it breaks: use a Playwright server, or a Chromium of this machine");
            case PLAYWRIGHT ->
                Optional.of(Authority.of(address))
                        .filter(authority -> hosts.stream().noneMatch(host -> isAt(authority, host)))
                        .map(authority ->
                                "%s is not reached through the connection to the browser: name it in the profile's hosts if it"
                                                .formatted(authority)
                                        + " is the site's");
        };
    }

    private static boolean isAt(String authority, String host) {
        return authority.equals(host) || (authority.endsWith("." + host) && !NUMERIC.test(authority));
    }

    private static boolean isEncrypted(URI endpoint) {
        return ENCRYPTED.contains(scheme(endpoint));
    }

    private static String scheme(URI endpoint) {
        return Optional.ofNullable(endpoint.getScheme()).orElse("");
    }

    /** What may be shown of it: neither path nor query, where a token may be. */
    @Override
    public String toString() {
        return "%s://%s%s"
                .formatted(
                        endpoint.getScheme(),
                        endpoint.getHost(),
                        endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort());
    }
}
