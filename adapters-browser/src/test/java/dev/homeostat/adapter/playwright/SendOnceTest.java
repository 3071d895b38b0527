package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the requests of a page after the click. */
@Timeout(60)
class SendOnceTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static BrowserWorker worker;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeAll
    static void open() {
        worker = TestBrowsers.worker("once");
    }

    @AfterAll
    static void close() {
        worker.close();
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServing() {
        server.stop(0);
    }

    @Test
    void carriesWhatAPageSends() {
        assertThat(clicked("<form method=post action=/plain><button>send</button></form>"))
                .isEmpty();

        assertThat(taken).containsExactly("POST /plain");
    }

    @Test
    void sendsNothingAgainElsewhereBecauseASiteAsksForIt() {
        assertThat(clicked("<form method=post action=/moved><button>send</button></form>"))
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("307"));

        assertThat(taken).containsExactly("POST /moved");
    }

    @Test
    void carriesTheFirstRequestOfANewWindowToo() {
        assertThat(clicked("<form method=post action=/failing target=_blank><button>send</button></form>"))
                .hasValueSatisfying(trouble -> assertThat(trouble).contains("500"));
        assertThat(taken).containsExactly("POST /failing");

        boolean isTidy = worker.call(LONG, tab -> tab.page().context().pages().size() == 2);
        assertThat(isTidy)
                .as("the new window is closed, but not what keeps the process")
                .isTrue();
    }

    @Test
    void asksNobodyInTheNextTask() {
        clicked("<form method=post action=/plain><button>send</button></form>");

        worker.call(LONG, tab -> {
            tab.page().navigate(address("/page"));
            return tab.page().evaluate("fetch('/moved', {method: 'POST'})");
        });

        assertThat(taken).containsExactly("POST /plain", "POST /moved", "POST /plain");
    }

    /** What went wrong with a request since the click on the button of this page. */
    private Optional<String> clicked(String page) {
        return worker.call(LONG, tab -> {
            SendOnce once = new SendOnce(tab.browser()::objection);
            tab.browser().guard(once);
            tab.page().navigate(address("/page"));
            tab.page().setContent("<base href='%s'>%s".formatted(address("/"), page));
            once.start(Countdown.of(LONG));
            tab.page().click("button");
            Countdown time = Countdown.of(LONG);
            while (taken.isEmpty() && !time.isOver()) {
                tab.page().waitForTimeout(20);
            }
            tab.page().waitForTimeout(300);
            return once.trouble();
        });
    }

    private String address(String path) {
        return "http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            taken.add("POST " + path);
        }
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        exchange.getResponseHeaders().add("Location", "/plain");
        byte[] body = "done".getBytes(StandardCharsets.UTF_8);
        int status =
                switch (path) {
                    case "/moved" -> 307;
                    case "/failing" -> 500;
                    default -> 200;
                };
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
