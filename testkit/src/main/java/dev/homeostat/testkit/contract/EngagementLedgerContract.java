package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.engagement.port.EngagementLedger.Coverage;
import dev.homeostat.application.engagement.port.EngagementLedger.Success;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.ReadingCadence;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link EngagementLedger} must do. */
public interface EngagementLedgerContract extends PublishingSteps {

    Duration LONG = Duration.ofDays(200);
    Duration OFTEN = Duration.ofMinutes(20);
    ReadingVerdict TEN_LIKES = new ReadingVerdict.Accepted(new Metrics(Map.of(Metric.LIKES, 10L)));
    ReadingVerdict NO_PAGE = new ReadingVerdict.Failed(Cause.SITE, "no page");

    @Test
    default void aPublishedPostIsDueFromItsFirstTime() {
        PublishedPost post = published(hold(ENGINE), "one");
        elapse(OFTEN.minusSeconds(10));
        assertThat(due()).isEmpty();

        elapse(Duration.ofSeconds(10));
        DueReading due = onlyDue();
        assertThat(due.post()).isEqualTo(post.id());
        assertThat(due.sitePostId()).isEqualTo(post.details().sitePostId().orElseThrow());
        assertThat(due.postedAt()).isEqualTo(post.postedAt());
        assertThat(due.dueAt()).isEqualTo(ReadingCadence.first(post.postedAt()));
        assertThat(due.latest()).isEmpty();
        assertThat(due.failures()).isZero();
    }

    @Test
    default void aPostFoundOnTheSiteIsDueFromWhenItWasPosted() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost unread =
                (UnsettledPost) outcomeOf(tenure, new PublishOutcome.ConfirmedWithoutId("no id"), "unread");
        elapse(OFTEN);
        assertThat(due()).isEmpty();

        PublishedPost found = (PublishedPost) desk().resolve(tenure, unread, new Verdict.Found(SITE_ID), now());
        assertThat(onlyDue().dueAt()).isEqualTo(ReadingCadence.first(found.postedAt()));
    }

    @Test
    default void whatWasNotPublishedIsNeverDue() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new PublishOutcome.Rehearsed(), "rehearsed");
        outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "refused");
        outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        elapse(Duration.ofHours(1));

        assertThat(due()).isEmpty();
        assertThat(ledger().coverage(ACCOUNT)).isEqualTo(new Coverage(0, 0, 0));
    }

    @Test
    default void keepsAnAcceptedReadingAndPlansTheNext() {
        Tenure tenure = hold(ENGINE);
        PublishedPost post = published(tenure, "one");
        elapse(OFTEN);
        Metrics metrics = new Metrics(Map.of(Metric.VIEWS, 5_000_000_000L, Metric.REPOSTS, 0L));

        assertThat(record(tenure, onlyDue(), new ReadingVerdict.Accepted(metrics)))
                .isTrue();

        assertThat(due()).isEmpty();
        Reading reading = onlyReading(post);
        assertThat(reading.metrics()).isEqualTo(metrics);
        elapse(OFTEN);
        DueReading next = onlyDue();
        assertThat(next.dueAt()).isEqualTo(reading.observedAt().plus(OFTEN));
        assertThat(next.latest()).contains(reading);
    }

    @Test
    default void aSlowerPaceDoublesTheInterval() {
        Tenure tenure = hold(ENGINE);
        published(tenure, "one");
        elapse(OFTEN);
        ledger().record(tenure, onlyDue(), TEN_LIKES, Pace.SLOWER);

        elapse(OFTEN);
        assertThat(due()).isEmpty();
        elapse(OFTEN);
        assertThat(due()).hasSize(1);
    }

    @Test
    default void recordingAgainAfterALostReplyKeepsOneReading() {
        Tenure tenure = hold(ENGINE);
        PublishedPost post = published(tenure, "one");
        elapse(OFTEN);
        DueReading listed = onlyDue();
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> record(tenure, listed, TEN_LIKES)).isInstanceOf(StoreUnavailable.class);

        assertThat(record(tenure, listed, TEN_LIKES)).isFalse();
        assertThat(ledger().readings(post.id())).hasSize(1);
        assertThat(outcomes(Duration.ofHours(1))).isEqualTo(Map.of("read", 1L));
    }

    @Test
    default void aSecondReadingInTheSameBucketIsNotKept() {
        Tenure tenure = hold(ENGINE);
        PublishedPost post = published(tenure, "one");
        elapse(OFTEN);
        DueReading listed = onlyDue();
        record(tenure, listed, TEN_LIKES);
        Reading first = onlyReading(post);
        DueReading early = new DueReading(
                listed.post(),
                listed.sitePostId(),
                listed.postedAt(),
                first.observedAt().plus(OFTEN),
                listed.latest(),
                0);

        assertThat(record(tenure, early, TEN_LIKES)).isFalse();
        assertThat(ledger().readings(post.id())).containsExactly(first);
        assertThat(outcomes(Duration.ofHours(1))).isEqualTo(Map.of("read", 1L));
    }

    @Test
    default void aFailedReadingIsTriedAgainLaterEachTime() {
        Tenure tenure = hold(ENGINE);
        PublishedPost post = published(tenure, "one");
        elapse(OFTEN);
        assertThat(record(tenure, onlyDue(), NO_PAGE)).isTrue();
        elapse(OFTEN);
        assertThat(onlyDue().failures()).isEqualTo(1);
        record(tenure, onlyDue(), NO_PAGE);
        elapse(OFTEN);
        assertThat(due()).isEmpty();
        elapse(OFTEN);
        assertThat(onlyDue().failures()).isEqualTo(2);

        record(tenure, onlyDue(), TEN_LIKES);
        elapse(OFTEN);
        assertThat(onlyDue().failures()).isZero();
        assertThat(ledger().readings(post.id())).hasSize(1);
    }

    @Test
    default void whatWasListedOnceAndReadSinceChangesNothing() {
        Tenure tenure = hold(ENGINE);
        published(tenure, "one");
        elapse(OFTEN);
        DueReading listed = onlyDue();
        record(tenure, listed, TEN_LIKES);
        elapse(OFTEN);
        DueReading current = onlyDue();

        assertThat(record(tenure, listed, NO_PAGE)).isFalse();
        assertThat(onlyDue()).isEqualTo(current);
    }

    @Test
    default void recordsNothingUnderALostTenure() {
        Tenure first = hold(ENGINE);
        PublishedPost post = published(first, "one");
        elapse(TENURE);
        hold(new EngineId("another"));

        assertThat(record(first, onlyDue(), TEN_LIKES)).isFalse();
        assertThat(ledger().readings(post.id())).isEmpty();
        assertThat(due()).hasSize(1);
    }

    @Test
    default void listsThoseNeverReadFirstAndThenTheMostOverdueByTheirOwnInterval() {
        Tenure tenure = hold(ENGINE, LONG);
        PublishedPost old = published(tenure, "old");
        elapse(Duration.ofDays(2));
        record(tenure, onlyDue(), TEN_LIKES);
        elapse(Duration.ofMinutes(75));
        PublishedPost young = published(tenure, "young");
        elapse(OFTEN);
        record(tenure, onlyDue(), TEN_LIKES);
        elapse(Duration.ofMinutes(45));
        PublishedPost unread = published(tenure, "unread");
        elapse(OFTEN);

        // The old one is late by some 45 min of 120, the young one by some 50 min of 20.
        assertThat(due()).extracting(DueReading::post).containsExactly(unread.id(), young.id(), old.id());
        assertThat(ledger().due(ACCOUNT, 2)).extracting(DueReading::post).containsExactly(unread.id(), young.id());
    }

    @Test
    default void isReadNoMoreOnceItIsOld() {
        Tenure tenure = hold(ENGINE, LONG);
        published(tenure, "one");
        elapse(Duration.ofDays(91));
        record(tenure, onlyDue(), TEN_LIKES);
        elapse(Duration.ofDays(30));

        assertThat(due()).isEmpty();
        assertThat(ledger().coverage(ACCOUNT)).isEqualTo(new Coverage(1, 1, 1));
    }

    @Test
    default void countsOutcomesByCauseOverASpan() {
        Tenure tenure = hold(ENGINE, LONG);
        published(tenure, "one");
        elapse(OFTEN);
        record(tenure, onlyDue(), TEN_LIKES);
        elapse(Duration.ofHours(5));
        record(tenure, onlyDue(), NO_PAGE);
        elapse(Duration.ofHours(2));
        record(tenure, onlyDue(), new ReadingVerdict.Failed(Cause.LOGIN, "a login form"));

        Success success = ledger().success(ACCOUNT, Duration.ofHours(24));
        assertThat(success.outcomes()).isEqualTo(Map.of("read", 1L, "site", 1L, "login", 1L));
        assertThat(success.read()).isEqualTo(1);
        assertThat(success.all()).isEqualTo(3);
        assertThat(outcomes(Duration.ofHours(4))).isEqualTo(Map.of("site", 1L, "login", 1L));
        assertThat(ledger().success(ACCOUNT, Duration.ofHours(4)).since())
                .isBeforeOrEqualTo(now().minus(Duration.ofHours(4)));
    }

    @Test
    default void coverageCountsPostsWhoseFirstReadingWasDue() {
        Tenure tenure = hold(ENGINE);
        PublishedPost read = published(tenure, "read");
        published(tenure, "unread");
        elapse(OFTEN);
        published(tenure, "too young");
        record(tenure, listed(read), TEN_LIKES);
        elapse(Duration.ofMinutes(10));
        assertThat(ledger().coverage(ACCOUNT)).isEqualTo(new Coverage(2, 1, 1));
    }

    @Test
    default void knowsNothingOfOtherPosts() {
        assertThat(ledger().readings(new PostId(new UUID(1, 2)))).isEmpty();
        assertThat(outcomes(Duration.ofHours(24))).isEmpty();
        DueReading unknown = new DueReading(new PostId(new UUID(1, 2)), SITE_ID, now(), now(), Optional.empty(), 0);
        assertThat(record(hold(ENGINE), unknown, TEN_LIKES)).isFalse();
    }

    private EngagementLedger ledger() {
        return store().engagement();
    }

    private List<DueReading> due() {
        return ledger().due(ACCOUNT, 100);
    }

    private DueReading onlyDue() {
        assertThat(due()).hasSize(1);
        return due().getFirst();
    }

    private DueReading listed(Post post) {
        return due().stream()
                .filter(due -> due.post().equals(post.id()))
                .findFirst()
                .orElseThrow();
    }

    private Reading onlyReading(Post post) {
        assertThat(ledger().readings(post.id())).hasSize(1);
        return ledger().readings(post.id()).getFirst();
    }

    private boolean record(Tenure tenure, DueReading listed, ReadingVerdict verdict) {
        return ledger().record(tenure, listed, verdict, Pace.USUAL);
    }

    private Map<String, Long> outcomes(Duration span) {
        return ledger().success(ACCOUNT, span).outcomes();
    }

    private PublishedPost published(Tenure tenure, String text) {
        SitePostId id = new SitePostId("on the site: " + text);
        return (PublishedPost) outcomeOf(tenure, new PublishOutcome.Confirmed(id), text);
    }
}
