package dev.homeostat.bootstrap.postgres;

import dev.homeostat.bootstrap.postgres.PostgresPrograms.Result;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the embedded database below a state directory, and its server. Not thread-safe, and only one process
 * at a time may use it: {@link ServerLocks} sees to both.
 */
final class PostgresCluster {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresCluster.class);
    private static final String OWNER_ONLY = "rw-------";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration GOODBYE = Duration.ofSeconds(10);
    private static final int START_ATTEMPTS = 3;

    private static final String SETTINGS = """

            # Set by homeostat
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            timezone = 'UTC'
            log_timezone = 'UTC'
            logging_collector = on
            log_directory = '../logs'
            log_filename = 'postgres-%a.log'
            log_file_mode = 0600
            log_rotation_age = 1d
            log_truncate_on_rotation = on
            """;

    private final Path state;
    private final Path data;
    private final Path passwordFile;
    private final Path portFile;
    private final Path startLog;
    private final PostgresPrograms programs;

    PostgresCluster(Path state) throws IOException {
        this.state = state;
        this.data = state.resolve("postgres");
        this.passwordFile = state.resolve("postgres.password");
        this.portFile = state.resolve("postgres.port");
        this.startLog = state.resolve("logs").resolve("postgres-start.log");
        this.programs = PostgresPrograms.in(PostgresBinaries.home(state));
    }

    /** A server that answers: the one that runs, else a new one. */
    RunningServer running() throws IOException {
        initialize();
        String password = password();
        Optional<RunningServer> found = answering(password);
        return found.isPresent() ? found.get() : start(password);
    }

    /** Stops the server and waits until it is gone. */
    void stop(RunningServer server) throws IOException {
        Result result = programs.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "30");
        PidFile mark = new PidFile(server.pid(), server.port());
        if (!result.isWell() && mark.isAlive()) {
            LOG.warn("The embedded Postgres (process {}) did not stop: {}", server.pid(), result.output());
            mark.process().ifPresent(ProcessHandle::destroy);
        }
        if (!isGoneWithin(GOODBYE, mark)) {
            mark.process().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean isGoneWithin(Duration patience, PidFile mark) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (mark.isAlive() && System.nanoTime() < giveUp) {
            Pause.aMoment();
        }
        return !mark.isAlive();
    }

    private void initialize() throws IOException {
        Files.createDirectories(startLog.getParent());
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        Path part = state.resolve("postgres.part");
        PostgresBinaries.delete(part);
        writePassword();
        Result result = programs.run(
                "initdb",
                "--pgdata=" + part,
                "--username=" + RunningServer.USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        if (!result.isWell()) {
            throw problem("the embedded Postgres could not be set up", result.output(), Optional.empty());
        }
        Files.writeString(part.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        Files.move(part, data);
    }

    private void writePassword() throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(passwordFile, HexFormat.of().formatHex(random));
    }

    private String password() throws IOException {
        if (!Files.exists(passwordFile)) {
            throw new StartupProblem(
                    "the password of the embedded Postgres is gone: %s does not exist".formatted(passwordFile),
                    "restore that file, or move %s away to begin with an empty database".formatted(data));
        }
        return Files.readString(passwordFile).strip();
    }

    /** Waits for a server that is starting or stopping; removes the mark of one that is gone. */
    private Optional<RunningServer> answering(String password) throws IOException {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        for (Optional<PidFile> mark = PidFile.in(data); mark.isPresent(); mark = PidFile.in(data)) {
            if (!mark.get().isAlive()) {
                Files.deleteIfExists(data.resolve(PidFile.NAME));
                return Optional.empty();
            }
            RunningServer server =
                    new RunningServer(mark.get().pid(), mark.get().port(), password);
            if (server.answers(data)) {
                return Optional.of(server);
            }
            if (System.nanoTime() > giveUp) {
                throw StartupProblem.passing(
                        "the embedded Postgres (process %d) does not answer".formatted(server.pid()),
                        "end that process and start again; its log is in " + startLog.getParent());
            }
            Pause.aMoment();
        }
        return Optional.empty();
    }

    private RunningServer start(String password) throws IOException {
        Result result = new Result(1, "");
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            int port = port(attempt);
            result = programs.run(
                    "pg_ctl",
                    "start",
                    "-D",
                    data.toString(),
                    "-l",
                    startLog.toString(),
                    "-w",
                    "-t",
                    "60",
                    "-o",
                    "-p " + port);
            Optional<RunningServer> server = result.isWell() ? answering(password) : Optional.empty();
            if (server.isPresent()) {
                server.get().createDatabase();
                Files.writeString(portFile, Integer.toString(port));
                return server.get();
            }
        }
        throw problem("the embedded Postgres did not start", result.output(), lastWords());
    }

    /** The port of the last time when it is free, so that what operators have written down stays true. */
    private int port(int attempt) throws IOException {
        int wanted = attempt == 1 && Files.exists(portFile) ? lastPort() : 0;
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            return port(attempt + 1);
        }
    }

    private int lastPort() throws IOException {
        String text = Files.readString(portFile).strip();
        return text.matches("[1-9][0-9]{3,4}") ? Math.min(Integer.parseInt(text), 65_535) : 0;
    }

    private Optional<String> lastWords() throws IOException {
        if (!Files.exists(startLog)) {
            return Optional.empty();
        }
        return Files.readAllLines(startLog).stream()
                .filter(line -> line.contains("FATAL") || line.contains("HINT") || line.contains("PANIC"))
                .reduce((first, second) -> second);
    }

    private StartupProblem problem(String what, String output, Optional<String> lastWords) {
        String why = lastWords.orElseGet(() -> output.lines()
                .filter(line -> line.contains("error") || line.contains("could not"))
                .findFirst()
                .orElse(output));
        String fix = why.contains("No space left")
                ? "free space on the disk of " + state
                : "see " + startLog + ", or set database.url to a Postgres of your own";
        LOG.info("{}: {}", what, output);
        return StartupProblem.passing("%s (%s)".formatted(what, why.strip()), fix);
    }
}
