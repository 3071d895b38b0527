package dev.homeostat.bootstrap.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    @TempDir
    Path state;

    private final List<User> users = new ArrayList<>();

    /** Ends what a failed test may have left running. */
    @AfterEach
    void endEverything() throws Exception {
        users.forEach(user -> user.process.destroyForcibly());
        for (User user : users) {
            user.process.waitFor();
        }
        if (Files.exists(state.resolve("postgres/PG_VERSION"))) {
            EmbeddedDatabase.open(state).close();
        }
    }

    @Test
    void keepsItsDataBetweenRuns() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThat(ask(database, "select version()")).startsWith("PostgreSQL 17");
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            execute(database, "create table kept (word text)");
            execute(database, "insert into kept values ('Grüße')");
        }
        String url;
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThat(ask(database, "select word from kept")).isEqualTo("Grüße");
            url = database.jdbcUrl();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThat(database.jdbcUrl()).isEqualTo(url);
        }
    }

    @Test
    void thePasswordIsNeededAndOnlyItsOwnerMayReadIt() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), database.user(), "guess"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void usersInOneProcessShareAServerThatTheLastOneStops() throws Exception {
        EmbeddedDatabase first = EmbeddedDatabase.open(state);
        EmbeddedDatabase second = EmbeddedDatabase.open(state.resolve("../" + state.getFileName()));
        assertThat(second.serverPid()).isEqualTo(first.serverPid());
        first.close();
        first.close();
        assertThat(ask(second, "select 1")).isEqualTo("1");
        second.close();
        assertThat(isAlive(second.serverPid())).isFalse();
    }

    @Test
    void processesShareAServerThatTheLastOneStops() throws Exception {
        User first = user();
        User second = user();
        assertThat(second.serverPid()).isEqualTo(first.serverPid());
        first.leave();
        assertThat(isAlive(second.serverPid())).isTrue();
        second.leave();
        assertThat(isAlive(second.serverPid())).isFalse();
    }

    @Test
    void processesThatComeAtOnceStartOneServer() throws Exception {
        User first = beginUser();
        User second = beginUser();
        User third = beginUser();
        assertThat(first.serverPid()).isEqualTo(second.serverPid()).isEqualTo(third.serverPid());
        first.leave();
        second.leave();
        third.leave();
        assertThat(isAlive(first.serverPid())).isFalse();
    }

    @Test
    void aKilledProcessLeavesTheServerToTheNextOneWhichStopsIt() throws Exception {
        User killed = user();
        killed.process.destroyForcibly().waitFor();
        assertThat(isAlive(killed.serverPid())).isTrue();
        try (EmbeddedDatabase next = EmbeddedDatabase.open(state)) {
            assertThat(next.serverPid()).isEqualTo(killed.serverPid());
            assertThat(ask(next, "select 1")).isEqualTo("1");
        }
        assertThat(isAlive(killed.serverPid())).isFalse();
    }

    @Test
    void whoClosesRightAfterAnotherWasKilledStopsTheServer() throws Exception {
        User killed = user();
        EmbeddedDatabase closing = EmbeddedDatabase.open(state);
        killed.process.destroyForcibly();
        closing.close();
        assertThat(isAlive(closing.serverPid())).isFalse();
    }

    @Test
    void theStateDirectoryIsForItsOwnerOnly() throws Exception {
        Path fresh = state.resolve("fresh");
        EmbeddedDatabase.open(fresh).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
                .isEqualTo("rwx------");
    }

    @Test
    void aServerThatWasKilledIsStartedAgain() throws Exception {
        EmbeddedDatabase before = EmbeddedDatabase.open(state);
        execute(before, "create table kept (word text)");
        ProcessHandle server = ProcessHandle.of(before.serverPid()).orElseThrow();
        server.destroyForcibly();
        server.onExit().get(10, TimeUnit.SECONDS);
        before.close();
        try (EmbeddedDatabase after = EmbeddedDatabase.open(state)) {
            assertThat(ask(after, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void aMarkWhoseNumberNowBelongsToAnotherProgramIsIgnored() throws Exception {
        EmbeddedDatabase.open(state).close();
        long self = ProcessHandle.current().pid();
        Files.writeString(
                state.resolve("postgres/postmaster.pid"),
                "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 2\nready   \n".formatted(self, state.resolve("postgres")));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aHalfFinishedSetupIsBegunAgain() throws Exception {
        Files.createDirectories(state.resolve("postgres.part/base"));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(state)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aStateDirectoryThatCannotBeUsedIsNamedWithTheFix() throws Exception {
        Path file = Files.writeString(state.resolve("file"), "");
        assertThatThrownBy(() -> EmbeddedDatabase.open(file))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("the state directory " + file + " cannot be used")
                .hasMessageContaining("state-directory");
        assertThatThrownBy(() -> EmbeddedDatabase.open(Path.of("/proc/homeostat")))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("the state directory /proc/homeostat cannot be used");
    }

    @Test
    void aLostPasswordIsNamedWithTheFix() throws Exception {
        EmbeddedDatabase.open(state).close();
        byte[] password = Files.readAllBytes(state.resolve("postgres.password"));
        Files.delete(state.resolve("postgres.password"));
        assertThatThrownBy(() -> EmbeddedDatabase.open(state))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("restore that file");
        Files.write(state.resolve("postgres.password"), password);
    }

    private static boolean isAlive(long pid) {
        return new PidFile(pid, 0).isAlive();
    }

    private static String ask(EmbeddedDatabase database, String query) throws SQLException {
        try (Connection connection = connect(database);
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String command) throws SQLException {
        try (Connection connection = connect(database)) {
            connection.createStatement().execute(command);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    private User user() throws IOException {
        User user = beginUser();
        user.serverPid();
        return user;
    }

    private User beginUser() throws IOException {
        User user = new User(state);
        users.add(user);
        return user;
    }

    /** A {@link DatabaseUser} in a process of its own. */
    private static final class User {

        private final Process process;
        private final BufferedReader output;
        private long serverPid;

        User(Path state) throws IOException {
            process = new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            DatabaseUser.class.getName(),
                            state.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            output = process.inputReader();
        }

        long serverPid() throws IOException {
            while (serverPid == 0) {
                String line = output.readLine();
                assertThat(line).as("what the process says").isNotNull();
                serverPid = line.startsWith("pid ") ? Long.parseLong(line.substring(4)) : 0;
            }
            return serverPid;
        }

        void leave() throws Exception {
            process.getOutputStream().close();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
    }
}
