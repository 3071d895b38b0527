package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Has a browser that runs elsewhere reach a site through the connection to it, and only through it, so that whatever it still
 * holds back when the connection ends goes nowhere. Everything else it reaches from where it runs, and nothing else of this
 * machine's network: whoever runs the browser is trusted with the account, not with that. {@link #close} may be called by any
 * thread.
 */
final class Tunnel implements AutoCloseable {

    /** By this name a browser reaches the machine of who has connected to it, if its traffic goes through the connection. */
    private static final String HERE = "local.playwright";

    private static final double PROOF_MILLIS = 10_000;

    private final Set<String> hosts;
    private final HttpServer proof;
    private final String word = UUID.randomUUID().toString();

    private Tunnel(Set<String> hosts, HttpServer proof) {
        this.hosts = hosts;
        this.proof = proof;
        proof.createContext("/" + word, exchange -> {
            byte[] body = word.getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        proof.start();
    }

    /**
     * One to these hosts and those below them. It occupies a port of this machine until it is closed, so that nothing else can
     * be reached there.
     *
     * @param hosts each like {@code example.org:443}
     */
    static Tunnel to(Set<String> hosts) throws IOException {
        return new Tunnel(hosts, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** What has to be asked for when connecting. */
    BrowserType.ConnectOptions options() {
        return new BrowserType.ConnectOptions()
                .setExposeNetwork(Stream.concat(
                                hosts.stream().flatMap(host -> Stream.of(host, "*." + host)),
                                Stream.of("%s:%d".formatted(HERE, port())))
                        .collect(Collectors.joining(",")));
    }

    /** Whether the browser at the other end does as it was asked; a server that does not says nothing. */
    boolean isUsedBy(Browser browser) {
        try (Page page = browser.newPage()) {
            Response answer = page.navigate(
                    "http://%s:%d/%s".formatted(HERE, port(), word),
                    new Page.NavigateOptions().setTimeout(PROOF_MILLIS));
            return answer.text().equals(word);
        } catch (PlaywrightException e) {
            return false;
        }
    }

    private int port() {
        return proof.getAddress().getPort();
    }

    @Override
    public void close() {
        proof.stop(0);
    }
}
