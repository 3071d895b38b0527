package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.postgres.PostgresForTests;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.adapter.postgres.TestDatabase;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Unsettled;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.PostFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SQL of the operations handbook does what the handbook says. */
class HandbookTest {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();
    private static final Duration LONG = Duration.ofHours(9);
    private static final Path COMMANDS =
            Path.of("..", "..", "..", "bootstrap", "src", "main", "java", "dev", "homeostat", "bootstrap", "cli");
    private static final Path SCRIPT = Path.of("..", "..", "..", "homeostat");

    private final TestDatabase database = PostgresForTests.newDatabase();
    private final PostgresStore store = PostgresStore.open(database.settings());
    private final StorePorts ports = store.ports();
    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private Tenure tenure;

    @BeforeEach
    void holdALiveAccount() {
        ports.accounts().open(ACCOUNT);
        ports.controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = ((TenureRegistry.Answer.Granted) ports.tenures().acquire(ACCOUNT, new EngineId("engine"), LONG))
                .tenure();
    }

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void everyQuestionCanBeAsked() {
        PostId post = forPerson("Which one is it?");

        List<String> questions = Handbook.sql();

        assertThat(questions).hasSizeGreaterThan(8);
        for (String question : questions) {
            if (question.startsWith("SELECT")) {
                assertThat(database.query(question)).as(question).isNotNull();
            }
        }
        assertThat(database.query(Handbook.sql("FROM content_metadata m JOIN post_items")))
                .singleElement()
                .asString()
                .contains(post.toString(), "Which one is it?");
    }

    @Test
    void thePaceIsShownWithWhatWasTaken() {
        settled(new PublishOutcome.Confirmed(new SitePostId("17")), "one");
        settled(new PublishOutcome.NotSent(Hindrance.SITE, "no page"), "two");

        assertThat(database.query(Handbook.sql("FROM accounts a LEFT JOIN rate_slots")))
                .singleElement()
                .asString()
                .contains("ours");
        assertThat(database.query(Handbook.sql("FROM audit_log"))).anyMatch(line -> line.contains("publish_settled"));
    }

    @Test
    void whatAPersonHadTakenDownIsListedUntilItIsGone() {
        PostId post = settled(new PublishOutcome.Confirmed(new SitePostId("17")), "wrong number");

        ports.moderation().carryOut(post, new PostOrder.TakeDown("wrong number"), "operator");
        assertThat(database.query(Handbook.sql("removal_ordered_at IS NOT NULL")))
                .singleElement()
                .asString()
                .contains(post.toString(), "17");

        ports.moderation().removed(tenure, new SitePostId("17"), "404");
        assertThat(database.query(Handbook.sql("removal_ordered_at IS NOT NULL")))
                .isEmpty();
    }

    @Test
    void everyCommandThatTheHandbookNamesIsThere() throws IOException {
        String sources = sources();
        String script = Files.readString(SCRIPT);

        List<String> named = Pattern.compile("\\./homeostat ([a-z-]+)")
                .matcher(Handbook.text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();

        assertThat(named).contains("takedown", "mark-published", "retry", "approve", "audit", "stop");
        assertThat(named)
                .allMatch(command -> sources.contains("name = \"%s\"".formatted(command))
                        || script.contains("  %s) shift".formatted(command)));
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(COMMANDS)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void theKillSwitchIsARow() {
        Matcher rows = Pattern.compile("`(UPDATE homeostat.kill_switch [^`]+)`").matcher(Handbook.text());

        assertThat(rows.find()).isTrue();
        database.execute(rows.group(1));
        assertThat(ports.controls().read(ACCOUNT).killSwitch()).isPresent();
        assertThat(rows.find()).isTrue();
        database.execute(rows.group(1));
        assertThat(ports.controls().read(ACCOUNT).killSwitch()).isEmpty();
    }

    private PostId forPerson(String... items) {
        PostId id = settled(new PublishOutcome.Unconfirmed("no answer"), items);
        Unsettled unsettled = ports.desk().unsettled(ACCOUNT);
        Verdict two = new Verdict.Ambiguous(List.of(new SitePostId("1"), new SitePostId("2")));
        ports.desk().resolve(tenure, unsettled.posts().getFirst(), two, unsettled.asOf());
        return id;
    }

    private PostId settled(PublishOutcome outcome, String... items) {
        database.elapse(LIMITS.minimumGap());
        QueuedPost post = fixtures.queued(ports.desk().unsettled(ACCOUNT).asOf(), items);
        ports.posts().queue(post, fixtures.decision(post));
        ClaimAnswer.Claimed claimed = (ClaimAnswer.Claimed) ports.desk().claimNext(tenure, LIMITS);
        ports.desk().settle(claimed.claim(), outcome, LIMITS);
        return post.id();
    }
}
