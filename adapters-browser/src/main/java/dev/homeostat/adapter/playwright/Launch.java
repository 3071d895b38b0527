package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.PlaywrightImpl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts Playwright's own program, and through it a browser or the connection to one. */
final class Launch {

    private static final List<String> ARGUMENTS = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--disable-gpu",
            "--disable-auto-reload",
            "--renderer-process-limit=1");
    private static final double START_MILLIS = 30_000;

    // Chromium makes a socket below it, and the path of a socket has at most 107 characters on Linux.
    private static final int LONGEST_SCRATCH = 62;

    // Which of the new processes is ours can only be told while no other browser starts in this process.
    private static final Object START = new Object();

    private Launch() {}

    private interface Start {
        Browser of(BrowserType chromium);
    }

    /**
     * Starts what it takes to use a browser of this source, on the thread that will use it.
     *
     * @throws BrowserUnavailable when it does not start, or does not answer, saying what to do
     */
    static BrowserSession of(BrowserSource source, Path driverDirectory, ProcessTree processes) {
        return switch (source) {
            case ChromiumLocator locator -> started(locator, driverDirectory, processes);
            case RemoteBrowser remote -> connected(remote, driverDirectory, processes);
        };
    }

    private static BrowserSession started(ChromiumLocator locator, Path driverDirectory, ProcessTree processes) {
        Path executable =
                switch (locator.locate()) {
                    case ChromiumLocator.Answer.Found(Path found) -> found;
                    case ChromiumLocator.Answer.Missing missing -> throw new BrowserUnavailable(missing.message());
                };
        Path driver = DriverFiles.ensure(driverDirectory);
        try {
            return session(chromium -> chromium.launch(options(executable)), driver, processes, () -> {});
        } catch (PlaywrightException | IOException e) {
            throw new BrowserUnavailable(
                    "Chromium at %s did not start: %s; %s"
                            .formatted(executable, Messages.brief(e), remedy(executable, processes.scratch())),
                    e);
        }
    }

    private static BrowserSession connected(RemoteBrowser remote, Path driverDirectory, ProcessTree processes) {
        Path driver = DriverFiles.ensure(driverDirectory);
        try {
            return switch (remote.protocol()) {
                case CDP -> session(chromium -> overCdp(chromium, remote), driver, processes, () -> {});
                case PLAYWRIGHT -> throughTunnel(remote, driver, processes);
            };
        } catch (PlaywrightException | IOException e) {
            // Playwright's words, and what caused them, hold the address in many forms, and in it may be a token.
            throw new BrowserUnavailable(
                    "no browser answers at %s; start it there (a Playwright server of the version of %s, with its Chromium"
                                    .formatted(remote, driver.getFileName())
                            + " installed), or correct browser.endpoint and browser.protocol");
        }
    }

    private static Browser overCdp(BrowserType chromium, RemoteBrowser remote) {
        return chromium.connectOverCDP(
                remote.endpoint().toString(), new BrowserType.ConnectOverCDPOptions().setTimeout(START_MILLIS));
    }

    private static BrowserSession throughTunnel(RemoteBrowser remote, Path driver, ProcessTree processes)
            throws IOException {
        Tunnel tunnel = Tunnel.to(remote.hosts());
        try {
            return session(chromium -> throughTunnel(chromium, remote, tunnel), driver, processes, tunnel::close);
        } catch (RuntimeException | IOException e) {
            tunnel.close();
            throw e;
        }
    }

    private static Browser throughTunnel(BrowserType chromium, RemoteBrowser remote, Tunnel tunnel) {
        Browser browser =
                chromium.connect(remote.endpoint().toString(), tunnel.options().setTimeout(START_MILLIS));
        if (!tunnel.isUsedBy(browser)) {
            throw new BrowserUnavailable(
                    "the browser at %s did not show that it reaches the site through the connection to it; start it there as"
                                    .formatted(remote)
                            + " 'playwright run-server', not as 'launch-server'");
        }
        return browser;
    }

    private static String remedy(Path executable, Path scratch) {
        int length = scratch.toString().length();
        return length > LONGEST_SCRATCH
                ? ("on Linux it cannot work in %s, whose path has %d characters and may have %d:"
                                + " give the JVM a shorter -Djava.io.tmpdir")
                        .formatted(scratch, length, LONGEST_SCRATCH)
                : "run '%s --headless --version' to see why".formatted(executable);
    }

    private static BrowserSession session(Start start, Path driver, ProcessTree processes, Runnable atEnd)
            throws IOException {
        Playwright playwright = playwright(driver, processes);
        Browser browser = start.of(playwright.chromium());
        processes.record();
        BrowserSession session = new BrowserSession(playwright, browser, atEnd);
        processes.record();
        return session;
    }

    private static Playwright playwright(Path driver, ProcessTree processes) throws IOException {
        synchronized (START) {
            Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
            processes.expect(() -> startedSince(before, driver));
            // The public factory gives every browser of a process the environment that the first one asked for.
            Playwright playwright = PlaywrightImpl.createImpl(
                    new Playwright.CreateOptions().setEnv(environment(processes.scratch())), true);
            List<ProcessHandle> roots = startedSince(before, driver);
            processes.expect(() -> roots);
            processes.record();
            return playwright;
        }
    }

    private static List<ProcessHandle> startedSince(Set<ProcessHandle> before, Path driver) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !before.contains(child))
                .filter(child -> child.info()
                        .command()
                        .map(command -> Path.of(command).startsWith(driver))
                        .orElse(false))
                .toList();
    }

    private static Map<String, String> environment(Path scratch) {
        // What the driver and the browser write for a time goes where it can be removed after a kill.
        return Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1", "TMPDIR", scratch.toString(), "TEMP", scratch.toString());
    }

    private static BrowserType.LaunchOptions options(Path executable) {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(executable)
                .setHeadless(true)
                .setArgs(ARGUMENTS)
                // Chromium refuses to run sandboxed as root.
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")))
                .setTimeout(START_MILLIS)
                // A signal to the group must not take the browser away in the middle of an orderly stop.
                .setHandleSIGINT(false)
                .setHandleSIGTERM(false)
                .setHandleSIGHUP(false);
    }
}
