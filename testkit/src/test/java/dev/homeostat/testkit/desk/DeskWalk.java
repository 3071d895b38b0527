package dev.homeostat.testkit.desk;

import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.post.port.Posts.AttemptRecord;
import dev.homeostat.application.publishing.port.PublishingDesk.ClaimAnswer;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.application.publishing.port.PublishingDesk.Unsettled;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.HardCaps;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.memory.InMemoryStore;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An account to which anything may happen: each number takes a step, in the order in which they come. */
final class DeskWalk {

    static final HardCaps CAPS = new HardCaps(2, 3);

    private static final AccountId ACCOUNT = new AccountId("walked");
    private static final List<Duration> PASSING = List.of(
            Duration.ZERO, Duration.ofSeconds(30), Duration.ofMinutes(7), Duration.ofMinutes(31), Duration.ofHours(3));

    private final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    private final InMemoryStore store = new InMemoryStore(clock);
    private final StorePorts ports = store.ports();
    private final PostFixtures fixtures = new PostFixtures(ACCOUNT);
    private final List<Claim> claims = new ArrayList<>();
    private Tenure tenure;
    private PublishLimits limits = PublishLimits.DEFAULT.withCaps(CAPS);
    private int counter;

    DeskWalk() {
        ports.accounts().open(ACCOUNT);
        ports.controls().setMode(ACCOUNT, Mode.LIVE, "operator");
        tenure = acquire();
        queue("first", "second");
        queue("single");
    }

    /** Takes one step. A store that does not answer is part of life. */
    void step(int number) {
        try {
            take(number % 16, number / 16);
        } catch (StoreUnavailable expected) {
            counter++;
        }
    }

    private void take(int kind, int detail) {
        switch (kind) {
            case 0 -> queue("post " + counter);
            case 1 -> queue("item one of " + counter, "item two of " + counter);
            case 2, 3, 4, 5 -> claim();
            case 6, 7, 8 -> latestClaim().ifPresent(claim -> settle(claim, outcome(detail)));
            case 9 -> clock.advance(PASSING.get(detail % PASSING.size()));
            case 10 -> tune(detail);
            case 11 -> restart();
            case 12 -> reconcile(detail);
            case 13 -> order(detail);
            case 14 -> claimOrSettleInVain(detail);
            default -> control(detail);
        }
    }

    private void queue(String... items) {
        QueuedPost post = fixtures.queued(clock.now(), items);
        counter++;
        ports.posts().queue(post, fixtures.decision(post));
    }

    private void claim() {
        if (ports.desk().claimNext(tenure, limits) instanceof ClaimAnswer.Claimed claimed) {
            claims.add(claimed.claim());
            ports.desk().authorize(claimed.claim());
        }
    }

    private void claimOrSettleInVain(int detail) {
        store.failNext(detail % 2 == 0 ? StoreFault.COMMITTED_REPLY_LOST : StoreFault.NOT_REACHED);
        if (detail % 3 == 0 && !claims.isEmpty()) {
            settle(claims.getLast(), outcome(detail));
        } else {
            claim();
        }
    }

    private void settle(Claim claim, PublishOutcome outcome) {
        if (ports.desk().settle(claim, outcome, limits) instanceof Settlement.Next next) {
            claims.add(next.claim());
        }
    }

    private PublishOutcome outcome(int detail) {
        counter++;
        return switch (detail % 9) {
            case 0 -> new PublishOutcome.Confirmed(new SitePostId("site-" + counter));
            case 1 -> new PublishOutcome.ConfirmedWithoutId("posted");
            case 2 -> new PublishOutcome.Refused("too bold");
            case 3 -> new PublishOutcome.NotSent(Hindrance.SITE, "no page");
            case 4 -> new PublishOutcome.NotSent(Hindrance.PAGE, "no button");
            case 5 -> new PublishOutcome.Throttled(Optional.of(Duration.ofSeconds(detail)), "slow down");
            case 6 -> new PublishOutcome.AlreadyThere("a duplicate");
            case 7 -> new PublishOutcome.Rehearsed();
            default -> new PublishOutcome.Unconfirmed("no answer");
        };
    }

    /** Anything that may be tuned, as wild as it may be. */
    private void tune(int detail) {
        PostingRate most = new PostingRate(detail % 3 == 0 ? 3_600_000 : 1 + detail);
        limits = limits.withRate(new RateBounds(new PostingRate(0.5), most, most))
                .withMinimumGap(Duration.ofSeconds(detail % 2 == 0 ? 0 : 60));
    }

    /** The engine dies and another takes its place. */
    private void restart() {
        ports.tenures().release(tenure);
        tenure = acquire();
        ports.desk().sweep(tenure, limits);
    }

    private Tenure acquire() {
        EngineId engine = new EngineId("engine-" + ++counter);
        return ((TenureRegistry.Answer.Granted) ports.tenures().acquire(ACCOUNT, engine, Duration.ofDays(900)))
                .tenure();
    }

    private void reconcile(int detail) {
        Unsettled unsettled = ports.desk().unsettled(ACCOUNT);
        for (UnsettledPost post : unsettled.posts()) {
            counter++;
            Verdict verdict =
                    switch (detail % 4) {
                        case 0 -> new Verdict.Found(new SitePostId("found-" + counter));
                        case 1 -> new Verdict.OutOfReach();
                        default -> new Verdict.Absent();
                    };
            ports.desk().resolve(tenure, post, verdict, unsettled.asOf());
        }
    }

    private void order(int detail) {
        List<Post> posts = store.posts();
        PostOrder order =
                switch (detail % 5) {
                    case 0 -> new PostOrder.Retry(true);
                    case 1 -> new PostOrder.Delete("oops");
                    case 2 -> new PostOrder.TakeDown("wrong");
                    case 3 -> new PostOrder.MarkPublished(new SitePostId("marked-" + counter));
                    default -> new PostOrder.Approve();
                };
        counter++;
        ports.moderation().carryOut(posts.get(detail % posts.size()).id(), order, "ann");
    }

    /** Mostly what lets posts go out again. */
    private void control(int detail) {
        switch (detail % 8) {
            case 0 -> ports.controls().stop(ACCOUNT, StopCause.CAPTCHA, "a captcha");
            case 1 -> ports.controls().setMode(ACCOUNT, Mode.SHADOW, "ann");
            case 2 -> ports.controls().engageKillSwitch("ann", "wrong link");
            default -> {
                ports.controls().releaseKillSwitch("ann");
                ports.controls().setMode(ACCOUNT, Mode.LIVE, "ann");
                ports.controls().resume(ACCOUNT, "ann");
            }
        }
    }

    private Optional<Claim> latestClaim() {
        return claims.isEmpty() ? Optional.empty() : Optional.of(claims.getLast());
    }

    /** Tries with every claim that was ever granted but the latest what only its holder may. */
    void useAllStaleClaims() {
        for (Claim claim : claims) {
            boolean stale = store.posts().stream()
                    .filter(post -> post.id().equals(claim.postId()))
                    .noneMatch(claim::isCurrent);
            if (stale || !claim.tenureEpoch().equals(tenure.epoch())) {
                ports.desk().authorize(claim);
                ports.desk().settle(claim, new PublishOutcome.Confirmed(new SitePostId("stale-" + ++counter)), limits);
            }
        }
    }

    /** All that can be seen of the account. */
    record View(List<Post> posts, int events, long acts, Object pace, Object controls) {}

    View view() {
        return new View(
                store.posts(),
                store.events().size(),
                ports.audit().head().length(),
                ports.desk().pace(ACCOUNT, RateBounds.DEFAULT),
                ports.controls().read(ACCOUNT));
    }

    Map<PostId, Post> posts() {
        return store.posts().stream()
                .collect(Collectors.toMap(Post::id, post -> post, (one, other) -> other, TreeMap::new));
    }

    /** When the claims began under which something was or may have been accepted, by what is kept of their attempts. */
    List<Instant> begun() {
        return store.posts().stream()
                .flatMap(post -> begun(post.id()).stream())
                .sorted()
                .toList();
    }

    private List<Instant> begun(PostId post) {
        Map<Integer, List<AttemptRecord>> byClaim = ports.posts().history(post).orElseThrow().attempts().stream()
                .collect(Collectors.groupingBy(record -> record.attempt().number(), TreeMap::new, Collectors.toList()));
        return byClaim.values().stream()
                .filter(items -> items.size() > 1 || !isNothing(items.getFirst()))
                .map(items -> items.getFirst().attempt().intendedAt())
                .toList();
    }

    private static boolean isNothing(AttemptRecord only) {
        return only.outcome()
                .filter(List.of("not_sent", "throttled", "rehearsed", "given_up")::contains)
                .isPresent();
    }
}
