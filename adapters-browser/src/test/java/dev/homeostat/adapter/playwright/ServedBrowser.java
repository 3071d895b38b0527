package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.RemoteBrowser.Protocol;
import dev.homeostat.simulation.site.PracticeSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;

/** A browser of another process, as somebody else would run it; ended with all that it started. */
final class ServedBrowser implements AutoCloseable {

    private static final String TOKEN = "/secret-token";
    private static final String OPTIONS = "{\"executablePath\": \"%s\"}".formatted(program());

    private final Kind kind;
    private final int port;
    private final Path directory;
    private Process process;

    /** What runs there. */
    enum Kind {
        CHROMIUM,
        /** A Playwright server that starts a browser for each connection. */
        RUN_SERVER,
        /** A Playwright server with one browser that is there already. */
        LAUNCH_SERVER;

        Protocol protocol() {
            return this == CHROMIUM ? Protocol.CDP : Protocol.PLAYWRIGHT;
        }
    }

    private ServedBrowser(Kind kind, int port, Path directory) throws IOException {
        this.kind = kind;
        this.port = port;
        this.directory = directory;
        this.process = start();
    }

    static ServedBrowser start(Kind kind) throws IOException {
        return new ServedBrowser(kind, freePort(), Files.createTempDirectory("served-browser-"));
    }

    int port() {
        return port;
    }

    /** The same address again. */
    void startAgain() throws IOException {
        process = start();
    }

    /** To use it for a site. */
    RemoteBrowser source(PracticeSite site) {
        return source(port, SiteProfile.practice(site.url()).hosts());
    }

    /** To use it for these hosts, by way of this port of this machine. */
    RemoteBrowser source(int through, Set<String> hosts) {
        return new RemoteBrowser(
                switch (kind) {
                    case CHROMIUM -> URI.create("http://127.0.0.1:" + through);
                    case LAUNCH_SERVER -> URI.create("ws://127.0.0.1:" + through + TOKEN);
                    case RUN_SERVER ->
                        URI.create("ws://127.0.0.1:%d%s?launch-options=%s"
                                .formatted(through, TOKEN, URLEncoder.encode(OPTIONS, StandardCharsets.UTF_8)));
                },
                kind.protocol(),
                hosts);
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(
                        switch (kind) {
                            case CHROMIUM -> chromium();
                            case RUN_SERVER ->
                                playwright(
                                        "run-server",
                                        "--port",
                                        "" + port,
                                        "--host",
                                        "127.0.0.1",
                                        "--path",
                                        TOKEN,
                                        "--unsafe");
                            case LAUNCH_SERVER ->
                                playwright("launch-server", "--browser", "chromium", "--config", config());
                        })
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::listens);
        return started;
    }

    private List<String> chromium() {
        return List.of(
                program().toString(),
                "--headless",
                "--no-sandbox",
                "--remote-debugging-port=" + port,
                "--user-data-dir=" + directory.resolve("profile"));
    }

    private static List<String> playwright(String... arguments) {
        Path driver = DriverFiles.ensure(TestBrowsers.DIRECTORY).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(driver.resolve("node").toString());
        command.add(driver.resolve("package").resolve("cli.js").toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private String config() throws IOException {
        return Files.writeString(directory.resolve("server.json"), """
                {"executablePath": "%s", "args": ["--no-sandbox"], "port": %d, "wsPath": "%s", "host": "127.0.0.1"}
                """.formatted(program(), port, TOKEN))
                .toString();
    }

    private static Path program() {
        return switch (ChromiumLocator.ofSystem().locate()) {
            case ChromiumLocator.Answer.Found(Path found) -> found;
            case ChromiumLocator.Answer.Missing missing -> throw new AssertionError(missing.message());
        };
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    void kill() {
        ProcessTree.kill(List.of(RecordedProcess.of(process.toHandle())));
    }

    @Override
    public void close() {
        kill();
        try {
            TemporaryFiles.delete(directory);
        } catch (UncheckedIOException e) {
            throw new AssertionError("the browser's files are still used", e);
        }
    }
}
