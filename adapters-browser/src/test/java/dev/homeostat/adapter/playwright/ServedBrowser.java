package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.RemoteBrowser.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A browser of another process, as somebody else would run it; ended with all that it started. */
final class ServedBrowser implements AutoCloseable {

    private static final String TOKEN = "/secret-token";

    private final Protocol protocol;
    private final int port;
    private final Path directory;
    private Process process;

    private ServedBrowser(Protocol protocol, int port, Path directory) throws IOException {
        this.protocol = protocol;
        this.port = port;
        this.directory = directory;
        this.process = start();
    }

    static ServedBrowser start(Protocol protocol) throws IOException {
        return new ServedBrowser(protocol, freePort(), Files.createTempDirectory("served-browser-"));
    }

    /** The same address again. */
    void startAgain() throws IOException {
        process = start();
    }

    RemoteBrowser source() {
        return new RemoteBrowser(
                switch (protocol) {
                    case CDP -> URI.create("http://127.0.0.1:" + port);
                    case PLAYWRIGHT -> URI.create("ws://127.0.0.1:" + port + TOKEN);
                },
                protocol);
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(
                        switch (protocol) {
                            case CDP -> chromium();
                            case PLAYWRIGHT -> server();
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

    private List<String> server() throws IOException {
        Path driver = DriverFiles.ensure(TestBrowsers.DIRECTORY).toAbsolutePath();
        Path config = Files.writeString(directory.resolve("server.json"), """
                {"executablePath": "%s", "args": ["--no-sandbox"], "port": %d, "wsPath": "%s", "host": "127.0.0.1"}
                """.formatted(program(), port, TOKEN));
        List<String> command = new ArrayList<>();
        command.add(driver.resolve("node").toString());
        command.addAll(List.of(driver.resolve("package").resolve("cli.js").toString(), "launch-server"));
        command.addAll(List.of("--browser", "chromium", "--config", config.toString()));
        return command;
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
