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
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The SQL of the operations handbook does what the handbook says. */
class HandbookTest {

    private static final AccountId ACCOUNT = new AccountId("ours");
    private static final PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();
    private static final Duration LONG = Duration.ofHours(9);

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
    void aPersonMaySayThatItIsOnTheSite() {
        PostId single = forPerson("one");
        PostId thread = forPerson("first", "second");

        execute("outcome = 'found'", single, "17");
        execute("outcome = 'found'", thread, "18");

        assertThat(find(single)).isInstanceOf(PublishedPost.class);
        assertThat(find(single).details().published()).containsExactly(new SitePostId("17"));
        assertThat(find(thread)).isInstanceOf(QueuedPost.class);
        assertThat(find(thread).details().nextPosition()).isEqualTo(2);
        assertThat(ports.posts()
                        .history(single)
                        .orElseThrow()
                        .attempts()
                        .getFirst()
                        .detail())
                .contains("by a person");
    }

    @Test
    void aPersonMaySayThatItIsNotThere() {
        PostId post = forPerson("once more");

        execute(
                "status = 'queued', status_changed_at = homeostat.account_now(account_id),\n    unconfirmed",
                post,
                "-");

        assertThat(find(post)).isInstanceOf(QueuedPost.class);
        database.elapse(Duration.ofHours(1));
        assertThat(ports.desk().claimNext(tenure, LIMITS)).isInstanceOf(ClaimAnswer.Claimed.class);
    }

    @Test
    void aPersonMayGiveItUp() {
        PostId post = forPerson("never mind");

        execute("given up by a person", post, "-");

        assertThat(find(post)).isInstanceOf(ArchivedPost.class);
    }

    @Test
    void aFailedPostMayBeQueuedAgain() {
        PostId post = settled(new PublishOutcome.Refused("too many today"), "tomorrow then");

        execute("failure_reason = NULL", post, "-");

        assertThat(find(post)).isInstanceOf(QueuedPost.class);
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

    private Post find(PostId id) {
        return ports.posts().find(id).orElseThrow();
    }

    private void execute(String piece, PostId post, String siteId) {
        database.execute(
                Handbook.sql(piece).replace(":'post'", "'" + post + "'").replace(":'site_id'", "'" + siteId + "'"));
    }
}
