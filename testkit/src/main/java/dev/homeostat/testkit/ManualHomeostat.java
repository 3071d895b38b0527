package dev.homeostat.testkit;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.KeepingPorts;
import dev.homeostat.application.Overview;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.testkit.memory.InMemoryAttemptJournal;
import dev.homeostat.testkit.memory.InMemoryCircuitBreakers;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A whole engine on virtual time, a memory store and a scripted site, driven by hand: nothing happens but in
 * {@link #advance}. Not thread-safe.
 */
public final class ManualHomeostat implements AutoCloseable {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final VirtualTime time = new VirtualTime(START);
    private final ScriptedSite site = new ScriptedSite(time);
    private final InMemoryStore store = new InMemoryStore(time);
    private final InMemoryAttemptJournal journal = new InMemoryAttemptJournal();
    private final StorePorts ports = store.ports();
    private final Homeostat homeostat;

    private ManualHomeostat(EngineSettings settings, Consumer<Homeostat.Builder> more) {
        Homeostat.Builder builder = Homeostat.builder()
                .settings(settings)
                .store(ports)
                .site(site.ports())
                .keeping(new KeepingPorts(
                        listener -> new InMemoryCircuitBreakers(time, BreakerSettings.DEFAULT, listener),
                        new Retries(new SharedRetryBudget(time), () -> 0.5),
                        journal))
                .scheduler(new ManualScheduler(time, ports.heartbeats()))
                .clock(time)
                .ids(new SequentialIds(1));
        more.accept(builder);
        this.homeostat = builder.build();
        homeostat.start();
    }

    /** A started engine whose account publishes, and is held back by nothing but the minimum gap. */
    public static ManualHomeostat live() {
        return with(EngineSettings.of(new AccountId("manual"))
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.unpaced()));
    }

    /** A started engine with settings of your own. */
    public static ManualHomeostat with(EngineSettings settings) {
        return with(settings, builder -> {});
    }

    /**
     * A started engine with settings of your own and whatever else it is to have.
     *
     * @param more given the builder last, for content of your own for instance
     */
    public static ManualHomeostat with(EngineSettings settings, Consumer<Homeostat.Builder> more) {
        return new ManualHomeostat(settings, more);
    }

    /**
     * Queues a post, due at once.
     *
     * @param items the text, or the items of a thread
     */
    public PostId queue(String... items) {
        return switch (homeostat.queue(PostFixtures.content(items), PostTerms.REPEATABLE)) {
            case QueuePost.Answer.Queued queued -> queued.id();
            case QueuePost.Answer.TooLong tooLong ->
                throw new IllegalArgumentException("item %d is %d long, at most %d is allowed"
                        .formatted(tooLong.position(), tooLong.length(), tooLong.maxLength()));
            case QueuePost.Answer.SaidBefore before ->
                throw new IllegalStateException(before.twin().reason());
        };
    }

    /** Lets time pass, and everything happen that falls into it. */
    public void advance(Duration duration) {
        time.advance(duration);
    }

    /** Plans something to happen this much later, in the middle of whatever is going on then. */
    public void after(Duration duration, Runnable action) {
        time.at(time.now().plus(duration), this, action);
    }

    public Optional<Post> post(PostId id) {
        return ports.posts().find(id);
    }

    public Overview overview() {
        return homeostat.overview();
    }

    public InMemoryAttemptJournal journal() {
        return journal;
    }

    public ScriptedSite site() {
        return site;
    }

    public InMemoryStore store() {
        return store;
    }

    public Homeostat homeostat() {
        return homeostat;
    }

    @Override
    public void close() {
        homeostat.close();
    }
}
