package dev.homeostat.application;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.job.port.JobScheduler;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Runs one account, and answers for it.
 *
 * <p>Questions and orders ({@link #queue}, {@link #overview}, {@link #explain}) work without {@link #start}. Once
 * started, the engine takes the account as soon as no other engine holds it and runs its jobs until {@link #close}.
 * Thread-safe.
 */
public final class Homeostat implements AutoCloseable {

    private final EngineSettings settings;
    private final StorePorts store;
    private final QueuePost queuePost;
    private final AccountStanding standing;
    private final Optional<Engine> engine;

    private Homeostat(Builder parts) {
        this.settings = Objects.requireNonNull(parts.settings, "settings");
        this.store = Objects.requireNonNull(parts.store, "store");
        MachineClock clock = Objects.requireNonNull(parts.clock, "clock");
        IdSource ids = Objects.requireNonNull(parts.ids, "ids");
        this.queuePost = new QueuePost(store.posts(), ids, parts.lengthRule);
        this.standing = new AccountStanding(settings, store);
        this.engine = Optional.ofNullable(parts.site).flatMap(site -> Optional.ofNullable(parts.scheduler)
                .map(scheduler ->
                        new EngineAssembly(parts, settings, store, site, clock, ids).engine(scheduler, standing)));
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Starts to run the account; returns at once.
     *
     * @throws IllegalStateException when it was built without a site or a scheduler
     */
    public void start() {
        engine.orElseThrow(() -> new IllegalStateException("built without a site or a scheduler, it cannot run"))
                .start();
    }

    /** Ends the running jobs in good order and gives the account up. */
    @Override
    public void close() {
        engine.ifPresent(Engine::stop);
    }

    /** Queues a post to go out as soon as its turn comes, on the usual terms. */
    public QueuePost.Answer queue(Content content) {
        return queue(content, PostTerms.USUAL);
    }

    /** Queues a post to go out as soon as its turn comes. */
    public QueuePost.Answer queue(Content content, PostTerms terms) {
        return queue(content, store.accounts().now(settings.account()), terms);
    }

    /**
     * Queues a post of the operator's own.
     *
     * @param dueAt account time from which it may go out
     */
    public QueuePost.Answer queue(Content content, Instant dueAt, PostTerms terms) {
        open();
        return queuePost.execute(settings.account(), content, dueAt, terms);
    }

    /** How the account stands now. */
    public Overview overview() {
        open();
        return standing.overview();
    }

    /** How every job of the catalogue stands, whether or not this configuration has work for it. */
    public List<JobStanding> jobs() {
        open();
        return standing.jobs();
    }

    /** How the account's time runs now. */
    public AccountTime time() {
        return open();
    }

    /** The latest posts, newest first. */
    public List<Post> latest(int limit) {
        open();
        return store.posts().latest(settings.account(), limit);
    }

    /** Why a post exists and everything that was done about it. */
    public Optional<Posts.History> explain(PostId id) {
        return store.posts().history(id);
    }

    /**
     * Carries out what a person orders about a post.
     *
     * @param by the person
     * @return empty when there is no such post
     */
    public Optional<Ruling> order(PostId id, PostOrder order, String by) {
        open();
        return store.moderation().carryOut(id, order, by);
    }

    /** Follows the audit chain from its first entry to its end. */
    public VerifyAudit.Answer verifyAudit(Optional<AuditChain> witness) {
        return new VerifyAudit(store.audit()).execute(witness);
    }

    private AccountTime open() {
        return store.accounts().open(settings.account());
    }

    /** Puts an engine together; everything without a default must be given. */
    public static final class Builder {

        private @Nullable EngineSettings settings;
        private @Nullable StorePorts store;
        private @Nullable SitePorts site;
        private @Nullable JobScheduler scheduler;
        private @Nullable MachineClock clock;
        private @Nullable IdSource ids;

        @Nullable
        EngineId engine;

        private LengthRule lengthRule = LengthRule.codePoints(Integer.MAX_VALUE);

        @Nullable
        OwnContent content;

        KeepingPorts keeping = KeepingPorts.NONE;
        NoticePorts notices = NoticePorts.NONE;
        CachedReads cached = CachedReads.NONE;
        StopSignal stopSignal = Optional::empty;
        EngineWatcher watcher = EngineWatcher.NONE;

        @Nullable
        MemoryPorts memory;

        private Builder() {}

        public Builder settings(EngineSettings value) {
            settings = value;
            return this;
        }

        public Builder store(StorePorts value) {
            store = value;
            return this;
        }

        /** Where it publishes; without a site it cannot be started. */
        public Builder site(SitePorts value) {
            site = value;
            return lengthRule(value.length());
        }

        /** What keeps its promises while something it depends on fails; nothing by default. */
        public Builder keeping(KeepingPorts value) {
            keeping = value;
            return this;
        }

        /** Through what a person is told; nobody is by default. */
        public Builder notices(NoticePorts value) {
            notices = value;
            return this;
        }

        /** How the memory of the program is watched; it is not by default. */
        public Builder memory(MemoryPorts value) {
            memory = value;
            return this;
        }

        /** How long an item may be; set by {@link #site} too. */
        public Builder lengthRule(LengthRule value) {
            lengthRule = value;
            return this;
        }

        /**
         * Lets it plan and write posts of its own; without this it publishes only what is queued.
         *
         * @param random chooses among arms and wordings; used by one thread at a time
         */
        public Builder content(ContentPorts ports, PlanSettings plan, RandomGenerator random) {
            content = new OwnContent(ports, plan, random);
            return this;
        }

        /** Under which id it holds the account; by default one of its own. */
        public Builder engine(EngineId value) {
            engine = value;
            return this;
        }

        /** What wakes its jobs; without one it cannot be started. */
        public Builder scheduler(JobScheduler value) {
            scheduler = value;
            return this;
        }

        public Builder clock(MachineClock value) {
            clock = value;
            return this;
        }

        public Builder ids(IdSource value) {
            ids = value;
            return this;
        }

        /** A kill switch outside of the store; by default there is none. */
        public Builder stopSignal(StopSignal value) {
            stopSignal = value;
            return this;
        }

        /** Through what it reads what changes seldom; by default it asks the store each time. */
        public Builder cache(CachedReads value) {
            cached = value;
            return this;
        }

        /** Is told what the engine does; by default nobody is. */
        public Builder watcher(EngineWatcher value) {
            watcher = value;
            return this;
        }

        /** The engine, not started yet. */
        public Homeostat build() {
            return new Homeostat(this);
        }
    }
}
