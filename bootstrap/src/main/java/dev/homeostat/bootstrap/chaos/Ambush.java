package dev.homeostat.bootstrap.chaos;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One life of the engine, which ends at the planned point. Hears the engine and the site and kills when it is time.
 * Thread-safe.
 */
final class Ambush {

    private static final Duration LONGEST_COMMIT_WAIT = Duration.ofMillis(3);

    private final PlannedKill plan;
    private final Spans spans;
    private final CompletableFuture<EngineProcess> engine = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CountDownLatch killed = new CountDownLatch(1);
    private volatile Optional<Claim> claim = Optional.empty();
    private volatile Optional<Sent> sent = Optional.empty();
    private volatile Optional<Beyond> beyond = Optional.empty();

    private record Claim(PostId post, Instant deadline, long heardAt) {}

    private record Sent(ComposeRequest request, Duration slow, long at) {}

    /**
     * A request of which the site makes more than its profile allows.
     *
     * @param text of the item
     * @param until when the last of it has happened
     */
    record Beyond(String text, Instant until) {}

    Ambush(PlannedKill plan, Spans spans) {
        this.plan = plan;
        this.spans = spans;
    }

    PlannedKill plan() {
        return plan;
    }

    /** Tells which process this is about; what is heard before waits for it. */
    void on(EngineProcess process) {
        engine.complete(process);
    }

    /** True when the engine is dead by our hand. */
    boolean await(Duration patience) throws InterruptedException {
        return killed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the kill has begun. */
    boolean isBegun() {
        return begun.get();
    }

    /** What the site did with the request of this life, as far as is known now. */
    SiteFault met() {
        if (sent.isEmpty()) {
            return SiteFault.NO_REQUEST;
        }
        return plan.fault() == SiteFault.NO_REQUEST ? SiteFault.NONE : plan.fault();
    }

    /** The request of which the site makes more than its profile allows, if it does. */
    Optional<Beyond> beyond() {
        return beyond;
    }

    /** The post that was claimed last. */
    Optional<PostId> claimed() {
        return claim.map(Claim::post);
    }

    // --- What the engine tells ---

    void heard(String line) {
        String[] words = line.split(" ", -1);
        switch (words[0]) {
            case Signals.CLAIM ->
                heardClaim(
                        new Claim(new PostId(UUID.fromString(words[1])), Instant.parse(words[2]), System.nanoTime()));
            case Signals.UP, Signals.TAKEN, Signals.FENCED, Signals.LATE -> {}
            case Signals.HALT -> kill();
            case Signals.COMMIT -> {
                LockSupport.parkNanos(
                        Spans.part(LONGEST_COMMIT_WAIT, plan.moment()).toNanos());
                kill();
            }
            case Signals.SETTLED ->
                sent.ifPresent(request -> spans.sawTail(since(request.at()).minus(request.slow())));
            default -> throw new IllegalStateException("the engine said " + line);
        }
    }

    private void heardClaim(Claim heard) {
        boolean first = claim.isEmpty();
        claim = Optional.of(heard);
        if (first && plan.point() == KillPoint.RANDOM && plan.fault() == SiteFault.NO_REQUEST) {
            killIn(Spans.part(spans.lead(), plan.moment()));
        }
    }

    // --- What the site tells ---

    /** A request arrived, and this is what the site is to do with it. Only the first of a life meets a fault. */
    synchronized Fault arrived(ComposeRequest request) {
        if (sent.isPresent()) {
            return new Fault.None();
        }
        Duration takes = FaultDealer.takes(plan, leftOfClaim());
        Duration slow = plan.fault() == SiteFault.SLOW ? takes : Duration.ZERO;
        sent = Optional.of(new Sent(request, slow, System.nanoTime()));
        beyond = plan.fault().group() == SiteFault.Group.BEYOND
                ? Optional.of(new Beyond(request.text(), Instant.now().plus(takes)))
                : Optional.empty();
        claim.ifPresent(made -> spans.sawLead(since(made.heardAt())));
        if (plan.point() == KillPoint.CLICK_SENT) {
            kill();
        } else {
            engine.join().noteChildren();
        }
        if (plan.point() == KillPoint.RANDOM && plan.fault() != SiteFault.NO_REQUEST) {
            killIn(Spans.part(spans.tail().plus(slow), plan.moment()));
        }
        return FaultDealer.fault(plan, takes);
    }

    private Duration leftOfClaim() {
        return claim.map(made -> Duration.between(Instant.now(), made.deadline()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /** The site accepted. A request of the life before may be accepted in this one. */
    void accepted(AcceptedPost post) {
        boolean ours = sent.filter(made -> made.request().idempotencyToken().equals(post.idempotencyToken()))
                .isPresent();
        if (ours && plan.point() == KillPoint.SITE_ACCEPTED) {
            kill();
        }
    }

    // --- Killing ---

    private void killIn(Duration delay) {
        CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS).execute(this::kill);
    }

    /** Kills the engine; returns when it is dead. */
    private void kill() {
        EngineProcess target = engine.join();
        if (!begun.getAndSet(true)) {
            target.kill();
            killed.countDown();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
