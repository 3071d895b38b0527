package dev.homeostat.bootstrap.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One engine as a process of its own. Thread-safe. */
final class EngineProcess {

    private static final Logger LOG = LoggerFactory.getLogger(EngineProcess.class);
    private static final int EXIT_SECONDS = 10;
    private static final int SHOWN_LINES = 5;
    private static final int UNSAFE_WARNS_FROM = 24;

    private final Process process;
    private final Remains remains;
    private final Path errors;

    private EngineProcess(Process process, Remains remains, Path errors) {
        this.process = process;
        this.remains = remains;
        this.errors = errors;
    }

    /**
     * Starts an engine.
     *
     * @param halt the point at which it stands still; of others it only tells
     * @param first what it does first
     * @param lines hears what the engine tells, on a thread of its own
     */
    static EngineProcess start(
            ChaosFiles files, KillPoint halt, PlannedKill.Start first, Remains remains, Consumer<String> lines) {
        return start(files, new Orders(files.configFile(), halt, first, Duration.ZERO), remains, lines);
    }

    /**
     * What an engine is told.
     *
     * @param ahead how much later than it is it takes the time for
     */
    record Orders(Path config, KillPoint halt, PlannedKill.Start first, Duration ahead) {}

    /** Starts an engine under such orders. */
    static EngineProcess start(ChaosFiles files, Orders orders, Remains remains, Consumer<String> lines) {
        try {
            Process process = new ProcessBuilder(command(files, orders))
                    .redirectError(ProcessBuilder.Redirect.appendTo(
                            files.engineErrors().toFile()))
                    .start();
            remains.note(process.toHandle());
            Thread reader = new Thread(() -> read(process, lines), "engine-" + process.pid());
            reader.setDaemon(true);
            reader.start();
            return new EngineProcess(process, remains, files.engineErrors());
        } catch (IOException e) {
            throw new UncheckedIOException("the engine cannot be started", e);
        }
    }

    private static List<String> command(ChaosFiles files, Orders orders) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Without performance data, as a killed process leaves them behind.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData"));
        if (Runtime.version().feature() >= UNSAFE_WARNS_FROM) {
            command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        command.add("-Djava.io.tmpdir=" + files.temporary());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(
                ChaosEngine.class.getName(),
                orders.config().toString(),
                orders.halt().word(),
                orders.first().name(),
                orders.ahead().toString()));
        return command;
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            // A kill closes the stream.
            LOG.debug("the engine is not heard any more", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Remembers the processes that it has started by now. */
    void noteChildren() {
        process.descendants().forEach(remains::note);
    }

    /** Kills it by SIGKILL and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        awaitExit(Duration.ofSeconds(EXIT_SECONDS));
    }

    /** Lets it stand still, as a machine does that is overburdened or asleep. */
    void freeze() {
        signal("-STOP");
    }

    /** Lets it go on as if nothing had been. */
    void thaw() {
        signal("-CONT");
    }

    private void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            int exit = kill.onExit().join().exitValue();
            if (exit != 0 && process.isAlive()) {
                throw new IllegalStateException("kill %s ended with %d".formatted(signal, exit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the engine cannot be signalled", e);
        }
    }

    /** Lets it end in good order; true when it did within the time. */
    boolean end(Duration patience) {
        noteChildren();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("the engine cannot be told to end", e);
        }
        return awaitExit(patience);
    }

    private boolean awaitExit(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What its threads do now. */
    String threads() {
        try {
            Process print = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(print.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(its threads cannot be seen: %s)".formatted(e.getMessage());
        }
    }

    /** What it said last on its way out. */
    String lastWords() {
        try {
            List<String> said = Files.readAllLines(errors);
            return String.join(" / ", said.subList(Math.max(0, said.size() - SHOWN_LINES), said.size()));
        } catch (IOException e) {
            return "(its words cannot be read: %s)".formatted(e.getMessage());
        }
    }
}
