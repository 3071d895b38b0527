package dev.homeostat.adapter.playwright;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A browser that somebody else runs. Its address may bear a token, so it is not shown. Thread-safe.
 *
 * @param endpoint where it listens, to anybody else than this machine only encrypted
 * @param hosts of the site, each like {@code example.org:443}, see {@link SiteProfile#hosts}; a Playwright server's browser
 *     reaches them and those below them through the connection to it, from this machine
 */
public record RemoteBrowser(URI endpoint, Protocol protocol, Set<String> hosts) implements BrowserSource {

    /**
     * Why nothing irreversible is done with some. While the request of such a step is carried, the page's own is held back; when
     * the connection breaks, the browser lets that one go too, and nobody is there to end it.
     */
    static final String NO_STEPS =
            "a browser that is driven by Chromium's protocol could send the request a second time when the connection to it"
                    + " breaks; nothing was sent: use a Playwright server, or a Chromium of this machine";

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
    }

    /** A Playwright server's holds what goes through the connection, which ends with it. */
    @Override
    public boolean holds(String address) {
        String authority = Authority.of(address);
        return protocol == Protocol.PLAYWRIGHT
                && hosts.stream().anyMatch(host -> authority.equals(host) || authority.endsWith("." + host));
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
