package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;

/** Steps of contracts in which posts are published: a live account on an otherwise empty store. */
interface PublishingSteps extends DeskFixture {

    AccountId ACCOUNT = new AccountId("contract");
    EngineId ENGINE = new EngineId("engine");
    Duration TENURE = Duration.ofHours(2);
    PublishLimits LIMITS = PublishLimits.DEFAULT.unpaced();
    SitePostId SITE_ID = new SitePostId("1000001");

    @BeforeEach
    default void openALiveAccount() {
        store().accounts().open(ACCOUNT);
        store().controls().setMode(ACCOUNT, Mode.LIVE, "test");
    }

    default PublishingDesk desk() {
        return store().desk();
    }

    default Tenure hold(EngineId engine) {
        return hold(engine, TENURE);
    }

    default Tenure hold(EngineId engine, Duration length) {
        return ((TenureRegistry.Answer.Granted) store().tenures().acquire(ACCOUNT, engine, length)).tenure();
    }

    /** Machine time of the store, which is account time too. */
    default Instant now() {
        return desk().unsettled(ACCOUNT).asOf();
    }

    default QueuedPost queue(Instant dueAt, String... items) {
        return queue(PostTerms.REPEATABLE, dueAt, items);
    }

    default QueuedPost queue(PostTerms terms, Instant dueAt, String... items) {
        PostFixtures fixtures = new PostFixtures(ACCOUNT, Objects.hash(String.join("|", items), dueAt, terms));
        PostDetails usual = fixtures.queued(dueAt, items).details();
        QueuedPost post = new QueuedPost(new PostDetails(
                usual.id(),
                ACCOUNT,
                usual.content(),
                usual.decision(),
                dueAt,
                dueAt,
                terms,
                usual.tries(),
                usual.published()));
        store().posts().queue(post, fixtures.decision(post));
        return post;
    }

    default Claim claimed(Tenure tenure) {
        return ((ClaimAnswer.Claimed) desk().claimNext(tenure, LIMITS)).claim();
    }

    default Claim claimOne() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "the only one");
        return claimed(tenure);
    }

    default Settlement settle(Claim claim, PublishOutcome outcome) {
        return desk().settle(claim, outcome, LIMITS);
    }

    default Post closed(Settlement settlement) {
        return ((Settlement.Closed) settlement).post();
    }

    /** What becomes of a new post by that outcome. */
    default Post outcomeOf(Tenure tenure, PublishOutcome outcome, String text) {
        elapse(LIMITS.minimumGap());
        queue(now(), text);
        return closed(settle(claimed(tenure), outcome));
    }

    default Post stored(Claim claim) {
        return stored(claim.post());
    }

    default Post stored(Post post) {
        return store().posts().find(post.id()).orElseThrow();
    }

    default void assertDenied(Claim claim, Hindrance cause) {
        assertThat(desk().authorize(claim))
                .isInstanceOfSatisfying(Authorization.Denied.class, denied -> assertThat(denied.cause())
                        .isEqualTo(cause));
    }
}
