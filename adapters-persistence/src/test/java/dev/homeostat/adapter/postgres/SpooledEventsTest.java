package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.adapter.journal.SpoolSettings;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.testkit.memory.StoreFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpooledEventsTest extends PostgresFixture {

    private static final String NUMBERS =
            "SELECT event_data->>'message' FROM system_events WHERE event_type = 'error_store_lost' ORDER BY seq";

    @TempDir
    private Path home;

    private final List<JdbiEventRecorder> recorders = new ArrayList<>();
    private volatile Duration passed = Duration.ZERO;

    @AfterEach
    void close() {
        connections.away(false);
        recorders.forEach(JdbiEventRecorder::close);
    }

    @Test
    void whatHappenedInAnOutageIsThereAfterwardsInOrderOnceAndUnderItsTime() {
        AccountId account = new AccountId("fast");
        store().accounts().setRate(account, 100);
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        connections.away(true);
        for (int number = 1; number <= 300; number++) {
            recorder.record(error(Optional.of(account), "before " + number));
        }
        awaitSpooled("before 300");
        String happened = database.query("SELECT account_now('fast')").getFirst();
        passed = Duration.ofMinutes(10);
        elapse(passed);
        recorder.record(error(Optional.of(account), "after"));
        awaitSpooled("after");
        connections.away(false);

        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).hasSize(301));
        assertThat(database.query(NUMBERS).subList(0, 300))
                .isEqualTo(IntStream.rangeClosed(1, 300)
                        .mapToObj(number -> "before " + number)
                        .toList());
        assertThat(database.query(NUMBERS.replace("ORDER BY seq", "ORDER BY created_at")))
                .isEqualTo(database.query(NUMBERS));
        // A second more or less on the machine are 100 on the account.
        assertThat(database.query(
                        "SELECT count(*) FROM system_events WHERE abs(extract(epoch FROM created_at - '%s')) < 300"
                                .formatted(happened)))
                .containsExactly("300");
        assertThat(
                        database.query(
                                "SELECT round(extract(epoch FROM max(created_at) - min(created_at)) / 6000) FROM system_events WHERE event_type = 'error_store_lost'"))
                .containsExactly("10");
    }

    @Test
    void whatAProcessThatWasKilledLeftBehindIsReplayedOnce() throws IOException {
        Path dead = home.resolve("dead");
        JdbiEventRecorder killed = recorder(SpoolSettings.in(dead));
        connections.away(true);
        killed.record(error("one"));
        killed.record(error("two"));
        killed.record(Optional.empty(), report(1));
        awaitSpooled(dead, "report");
        Path left = home.resolve("left");
        copyTorn(dead, left);
        connections.away(false);
        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("one", "two"));
        killed.close();

        recorder(SpoolSettings.in(left)).record(error("three"));

        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("one", "two", "three"));
        assertThat(database.query("SELECT count(*) FROM system_events WHERE event_type = 'report'"))
                .containsExactly("1");
        await().until(() -> spooled(left).isEmpty());
    }

    @Test
    void closingLeavesInTheSpoolWhatTheStoreDoesNotTake() {
        JdbiEventRecorder first = recorder(SpoolSettings.in(home));
        connections.away(true);
        IntStream.rangeClosed(1, 250).forEach(number -> first.record(error("number " + number)));
        long begun = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        connections.away(false);

        JdbiEventRecorder second = recorder(SpoolSettings.in(home));

        await().untilAsserted(() -> assertThat(database.query(NUMBERS))
                .isEqualTo(IntStream.rangeClosed(1, 250)
                        .mapToObj(number -> "number " + number)
                        .toList()));
        second.close();
    }

    @Test
    void aLostReplyDoesNotDoubleWhatIsReplayed() {
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        connections.away(true);
        recorder.record(error("one"));
        awaitSpooled("one");
        connections.failNext(StoreFault.COMMITTED_REPLY_LOST);
        connections.away(false);
        recorder.record(error("two"));

        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("one", "two"));
        await().until(() -> spooled(home).isEmpty());
        assertThat(database.query(NUMBERS)).containsExactly("one", "two");
    }

    @Test
    void aStoreThatDoesNotAnswerAtAllIsAway() throws SQLException {
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        try (Connection holder = database.connect();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE homeostat.system_events IN ACCESS EXCLUSIVE MODE");
            recorder.record(error("one"));
            await().atMost(Duration.ofSeconds(2)).until(() -> spooled(home).contains("one"));
            recorder.record(error("two"));
            awaitSpooled("two");
            holder.rollback();
        }

        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("one", "two"));
        await().until(() -> spooled(home).isEmpty());
        assertThat(database.query(NUMBERS)).containsExactly("one", "two");
    }

    @Test
    void aServerThatEndsItsConnectionsAndRefusesNewOnesIsAway() throws SQLException {
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        recorder.record(error("before"));
        await().untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("before"));
        try (Connection admin = DriverManager.getConnection(
                        database.jdbcUrl().replace(database.name(), "postgres"), database.user(), database.password());
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS false".formatted(database.name()));
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                    .formatted(database.name()));
            try {
                recorder.record(error("meanwhile"));
                awaitSpooled("meanwhile");
            } finally {
                statement.execute("ALTER DATABASE %s ALLOW_CONNECTIONS true".formatted(database.name()));
            }
        }

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(database.query(NUMBERS)).containsExactly("before", "meanwhile"));
    }

    @Test
    void whatFitsNowhereIsCountedAndSaid() {
        JdbiEventRecorder recorder = recorder(new SpoolSettings(home, 1 << 20, 200));
        connections.away(true);
        IntStream.rangeClosed(1, 12_000).forEach(number -> recorder.record(Optional.empty(), report(number)));
        connections.away(false);

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !database.query("SELECT seq FROM system_events WHERE event_type = 'error_events_not_kept'")
                        .isEmpty());
        recorder.close();
        assertThat(database.query("""
                        SELECT sum(CASE WHEN event_type = 'report' THEN 1
                                   ELSE (regexp_match(event_data->>'message', '^\\d+'))[1]::int END)
                        FROM system_events WHERE event_type IN ('report', 'error_events_not_kept')
                        """)).containsExactly("12000");
        assertThat(
                        database.query(
                                "SELECT bool_and(n > before) FROM (SELECT n, lag(n, 1, 0) OVER (ORDER BY seq) AS before FROM (SELECT seq, (event_data->>'number')::int AS n FROM system_events WHERE event_type = 'report') AS r) AS s"))
                .containsExactly("t");
    }

    @Test
    void aStormOfOneErrorFillsHalfTheSpoolAndItsNumberStaysExact() {
        JdbiEventRecorder recorder = recorder(new SpoolSettings(home, 64 << 20, 400));
        connections.away(true);
        IntStream.rangeClosed(1, 8_000).forEach(number -> recorder.record(error("storm " + number)));
        awaitSpooled("storm 4096");
        recorder.record(new TrackedError("store", "other", Severity.ERROR, "seldom", ErrorContext.ofHost("trace")));
        awaitSpooled("seldom");
        connections.away(false);

        await().untilAsserted(() -> assertThat(
                        database.query(
                                "SELECT sum(coalesce((event_data->>'occurrences')::int, 1)) FROM system_events WHERE event_type = 'error_store_lost'"))
                .containsExactly("8000"));
        assertThat(database.query(NUMBERS)).hasSizeBetween(200, 400).contains("storm 1", "storm 4096", "storm 8000");
        assertThat(database.query("SELECT count(*) FROM system_events WHERE event_type = 'error_store_other'"))
                .containsExactly("1");
    }

    @Test
    void theNumberOfAStormStaysExactWhenTheProcessEndsInIt() {
        SpoolSettings small = new SpoolSettings(home, 64 << 20, 400);
        JdbiEventRecorder first = recorder(small);
        connections.away(true);
        IntStream.rangeClosed(1, 3_000).forEach(number -> first.record(error("storm " + number)));
        first.close();
        connections.away(false);

        recorder(small);

        await().untilAsserted(() -> assertThat(
                        database.query(
                                "SELECT sum(coalesce((event_data->>'occurrences')::int, 1)) FROM system_events WHERE event_type = 'error_store_lost'"))
                .containsExactly("3000"));
    }

    @Test
    void secretsDoNotReachTheDisk() {
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        connections.away(true);
        recorder.record(error("login failed, password=hunter2hunter2"));
        recorder.record(
                Optional.empty(),
                new RecordedEvent("report", Severity.INFO, Instant.EPOCH, Map.of("why", "Bearer hunter2hunter2")));
        awaitSpooled("report");

        assertThat(spooled(home)).contains("[redacted]").doesNotContain("hunter2");
    }

    @Test
    void recordingCostsItsCallerLittle() {
        JdbiEventRecorder recorder = recorder(SpoolSettings.in(home));
        connections.away(true);
        long[] micros = IntStream.range(0, 5_000)
                .mapToLong(number -> {
                    long begun = System.nanoTime();
                    recorder.record(error("the page did not answer within 30 s, attempt " + number));
                    return (System.nanoTime() - begun) / 1_000;
                })
                .sorted()
                .toArray();

        System.out.printf(
                "records: %d, median: %d us, p99: %d us%n",
                micros.length, micros[micros.length / 2], micros[micros.length * 99 / 100]);
        assertThat(micros[micros.length / 2]).isLessThan(1_000);
    }

    private JdbiEventRecorder recorder(SpoolSettings settings) {
        JdbiEventRecorder recorder =
                new JdbiEventRecorder(new Database(connections), Optional.of(settings), () -> Instant.now()
                        .plus(passed));
        recorders.add(recorder);
        return recorder;
    }

    private void awaitSpooled(String text) {
        awaitSpooled(home, text);
    }

    private static void awaitSpooled(Path directory, String text) {
        await().until(() -> spooled(directory).contains(text));
    }

    /** All that is in the spool, as it is on the disk. */
    private static String spooled(Path directory) {
        return files(directory).stream().map(SpooledEventsTest::content).collect(Collectors.joining());
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".spool"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException replayed) {
            return "";
        }
    }

    /** As if the process had died while writing one more. */
    private static void copyTorn(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : files(from)) {
            Files.writeString(to.resolve(file.getFileName()), content(file) + "000000f0 1234abcd {\"id\":\"");
        }
    }

    private static TrackedError error(String message) {
        return error(Optional.empty(), message);
    }

    private static TrackedError error(Optional<AccountId> account, String message) {
        return new TrackedError(
                "store",
                "lost",
                Severity.ERROR,
                message,
                new ErrorContext(account, Optional.empty(), Optional.empty(), "trace"));
    }

    private static RecordedEvent report(int number) {
        return new RecordedEvent("report", Severity.INFO, Instant.now(), Map.of("number", Integer.toString(number)));
    }
}
