package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.engine.AccountStore;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator does without an engine, on the embedded database. */
class OperatorCommandsTest {

    @TempDir
    static Path directory;

    private static Path configuration;
    private static AccountStore held;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** Holds the server, so that not every command starts it anew. */
    @BeforeAll
    static void open() throws IOException {
        configuration =
                Files.writeString(directory.resolve("homeostat.yaml"), """
                account: {id: operator, mode: live, username: practice}
                site: {base-url: "http://127.0.0.1:8090"}
                state-directory: %s
                """.formatted(directory.resolve("state")));
        held = AccountStore.open(ConfigLoader.load(Optional.of(configuration), Map.of()));
    }

    @AfterAll
    static void close() {
        held.close();
    }

    @Test
    void queuesAPostAndExplainsWhyItIsThere() throws IOException {
        assertThat(execute("post", "First item", "Second item", "--at", "2030-01-01T08:00:00Z"))
                .isZero();
        String id = out.toString().strip();

        JsonNode why = json("explain", id, "--json");
        assertThat(why.get("status").asText()).isEqualTo("queued");
        assertThat(why.get("items")).hasSize(2);
        assertThat(why.get("decision").get("decidedBy").asText()).isEqualTo("operator");
        assertThat(why.get("events").get(0).get("type").asText()).isEqualTo("post_queued");
        assertThat(execute("explain", id)).isZero();
        assertThat(out.toString()).contains("decided   by operator", "item 2    Second item");

        JsonNode status = json("status", "--json");
        assertThat(status.get("posts").get("queued").asInt()).isPositive();
        assertThat(status.get("runBy").isNull()).isTrue();
    }

    @Test
    void theKillSwitchAndThePauseHoldUntilTheyAreLifted() throws IOException {
        assertThat(execute("stop", "something is wrong")).isZero();
        assertThat(json("status", "--json").get("held").asText()).contains("kill switch", "something is wrong");
        assertThat(execute("pause", "on holiday")).isZero();
        assertThat(execute("stop", "--release")).isZero();
        assertThat(json("status", "--json").get("held").asText()).contains("paused", "on holiday");
        assertThat(execute("resume")).isZero();
        assertThat(json("status", "--json").get("held").isNull()).isTrue();
    }

    @Test
    void refusesWhatCannotBePostedAndQueuesNothing() {
        int before = queued();
        assertThat(execute("post", "  ")).isEqualTo(2);
        assertThat(err.toString()).contains("the text of a post is empty");
        assertThat(execute("post", "x".repeat(281))).isEqualTo(2);
        assertThat(err.toString()).contains("item 1 has 281 characters, the site takes 280");
        assertThat(execute("post", "when?", "--at", "tomorrow")).isEqualTo(2);
        assertThat(err.toString()).contains("'tomorrow' is not a time");
        assertThat(queued()).isEqualTo(before);
    }

    @Test
    void saysThatThereIsNoSuchPost() {
        assertThat(execute("explain", "12345")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no post '12345'", "homeostat status");
    }

    @Test
    void showsWhatIsTheMatterAndWhoWasTold() throws IOException {
        assertThat(json("status", "--json").get("trouble")).isEmpty();
        NoticeOutbox outbox = held.store().ports().notices();
        Signal signal = new Signal.Opening(
                new NoticeId(new UUID(1, 1)),
                Episode.of("breaker/site", new AccountId("operator")),
                Severity.CRITICAL,
                "the site does not work",
                "it answered 500",
                Optional.empty(),
                1,
                true);
        Entry entry = new Entry(1, signal, Duration.ZERO);
        outbox.raise(
                new Batch(new UUID(1, 2), List.of(entry), List.of()),
                new NoticeTerms(List.of("mail"), false, 10, Duration.ofMinutes(10)));

        JsonNode status = json("status", "--json");
        assertThat(status.get("trouble").get(0).get("title").asText()).isEqualTo("the site does not work");
        assertThat(execute("status")).isZero();
        assertThat(out.toString()).contains("trouble    the site does not work, since ");
        assertThat(execute("notices")).isZero();
        assertThat(out.toString()).contains("the site does not work").containsPattern("mail +pending");
        JsonNode channel = json("notices", "--json").get(0).get("channels").get(0);
        assertThat(channel.get("status").asText()).isEqualTo("pending");
    }

    @Test
    void listsTheJobsWithTheirLatestRuns() throws IOException {
        Instant tick = Instant.parse("2026-03-01T10:00:00Z");
        held.store()
                .ports()
                .heartbeats()
                .end(new StartedRun(
                                new RunId(new UUID(5, 5)),
                                new AccountId("operator"),
                                new JobName("posting"),
                                tick,
                                tick.plusSeconds(1))
                        .ended(
                                new RunOutcome.Skipped(SkipReason.HELD, "the site asked to wait"),
                                RunMeasure.of(Duration.ofMillis(40))));

        assertThat(execute("jobs")).isZero();
        assertThat(out.toString())
                .containsPattern("posting +every 5m +publishes the post that is due longest")
                .contains("2026-03-01T10:00:01Z  skipped  40 ms  the site asked to wait")
                .contains("next  when an engine runs the account")
                .containsPattern("plan +every 2h .*\\R.*\\R +next  never: this configuration has nothing for it to do");
        JsonNode posting = json("jobs", "--json").get(1);
        assertThat(posting.get("last").get("status").asText()).isEqualTo("skipped");
        assertThat(posting.get("next").isNull()).isTrue();
    }

    @Test
    void whatNeverStoodOnTheSiteIsNotMarkedAsRemoved() {
        assertThat(execute("post", "Not out yet", "--at", "2030-01-01T08:00:00Z"))
                .isZero();
        String id = out.toString().strip();

        assertThat(execute("mark-removed", id)).isEqualTo(2);
        assertThat(err.toString()).contains("nothing of it is known to stand on the site");
    }

    private int queued() {
        return held.store().ports().posts().countByStatus(new AccountId("operator")).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private JsonNode json(String... arguments) throws IOException {
        assertThat(execute(arguments)).as(err.toString()).isZero();
        return new ObjectMapper().readTree(out.toString());
    }

    private int execute(String... arguments) {
        out.getBuffer().setLength(0);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--config");
        all.add(configuration.toString());
        CommandLine line = CommandLines.homeostat(Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(all.toArray(String[]::new));
    }
}
