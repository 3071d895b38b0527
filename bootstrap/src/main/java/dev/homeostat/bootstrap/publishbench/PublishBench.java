package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.adapter.journal.FileAttemptJournal;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.resilience.Resilience4jCircuitBreakers;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.KeepingPorts;
import dev.homeostat.application.SitePorts;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.SharedRetryBudget;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.bootstrap.engine.SystemClock;
import dev.homeostat.bootstrap.trial.TemporaryDirectory;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Publishes posts on a practice site with a real engine, database and browsers, and reads them back, as fast as it goes; then
 * the same with a fresh context for every operation. Nothing but the pace of posts is other than in production. Leaves nothing
 * behind.
 */
public final class PublishBench {

    private static final AccountId ACCOUNT = new AccountId("bench");
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int EVERY = 50;

    private final PublishBenchOptions options;
    private final PracticeSite site;
    private final AccountDesk desk;
    private final Path directory;
    private int queued;

    private PublishBench(PublishBenchOptions options, PracticeSite site, AccountDesk desk, Path directory) {
        this.options = options;
        this.site = site;
        this.desk = desk;
        this.directory = directory;
    }

    /**
     * Measures.
     *
     * @return empty when it was told to stop
     * @throws IllegalStateException when posts do not go out, or cannot be read
     */
    public static Optional<PublishBenchReport> run(PublishBenchOptions options) throws InterruptedException {
        try (TemporaryDirectory directory = TemporaryDirectory.create("homeostat-bench-");
                PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults()
                        .withPictures()
                        .withAudience(
                                AudienceOfSite.of(AudienceOptions.of(1, List.of("bench"))), InstantSource.system()));
                AccountDesk desk = AccountDesk.open(config(directory.path(), site, options))) {
            return new PublishBench(options, site, desk, directory.path()).measure();
        }
    }

    private Optional<PublishBenchReport> measure() throws InterruptedException {
        SiteProfile profile = SiteProfile.practice(site.url());
        Measured reused;
        try (Way way = Way.Reused.of(profile, options, directory.resolve("reused"))) {
            reused = measure(way, profile, options.posts());
        }
        Measured fresh;
        SiteProfile all = TimelineReads.loadingAll(site, directory.resolve("fresh"));
        try (Way way = Way.Fresh.of(all, options, directory.resolve("fresh"))) {
            fresh = measure(way, all, options.baseline());
        }
        options.progress().accept("reads the timeline with and without pictures");
        TimelineReads timeline =
                TimelineReads.measure(site, options, directory.resolve("timeline"), options.baseline(), options.stop());
        return options.stop().getAsBoolean()
                ? Optional.empty()
                : Optional.of(new PublishBenchReport(options, reused, fresh, timeline));
    }

    private Measured measure(Way way, SiteProfile profile, int posts) throws InterruptedException {
        // What a first post takes is the start of the browser.
        publish(way, profile, 1, new Samples());
        way.read(0, latest(1));
        try (TreeUse use = new TreeUse()) {
            Samples phases = new Samples();
            Duration before = TreeUse.processorTime();
            Duration publishing = publish(way, profile, posts, phases);
            Duration between = TreeUse.processorTime();
            options.progress().accept("%s: reads %d posts".formatted(way.word(), posts));
            Duration reading = Reading.of(way, options.contexts(), latest(posts), posts, options.stop());
            Duration after = TreeUse.processorTime();
            return new Measured(
                    way.word(),
                    posts,
                    phases,
                    publishing,
                    between.minus(before),
                    reading,
                    after.minus(between),
                    use.mostBytes());
        }
    }

    /** Publishes so many, and tells how long that took from the first claim on. */
    private Duration publish(Way way, SiteProfile profile, int posts, Samples phases) throws InterruptedException {
        int before = site.accepted().size();
        queue(posts);
        try (FileAttemptJournal journal = new FileAttemptJournal(
                        directory.resolve("journal-" + queued), desk.ports().errors());
                Homeostat engine = engine(way, profile, journal, phases)) {
            long begun = System.nanoTime();
            engine.start();
            await(way, before, posts);
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    private void await(Way way, int before, int posts) throws InterruptedException {
        int told = 0;
        int known = 0;
        long progressed = System.nanoTime();
        while (known < posts && !options.stop().getAsBoolean()) {
            Thread.sleep(LOOK);
            int now = site.accepted().size() - before;
            if (now > known) {
                known = now;
                progressed = System.nanoTime();
            } else if (System.nanoTime() - progressed > PATIENCE.toNanos()) {
                throw new IllegalStateException("only %d of %d posts went out".formatted(known, posts));
            }
            if (known >= told + EVERY) {
                told = known;
                options.progress().accept("%s: published %d of %d".formatted(way.word(), known, posts));
            }
        }
    }

    private Homeostat engine(Way way, SiteProfile profile, FileAttemptJournal journal, Samples phases) {
        SystemClock clock = new SystemClock();
        StorePorts store = desk.ports();
        return Homeostat.builder()
                .settings(EngineSettings.of(ACCOUNT)
                        .withMode(Mode.LIVE)
                        .withLimits(PublishLimits.DEFAULT.unpaced().withMinimumGap(Duration.ZERO)))
                .store(store)
                .site(new SitePorts(
                        way.publisher(),
                        way.site().timelineReader(),
                        way.site().engagementReader(),
                        way.site().probe(),
                        way.site().remover(),
                        Optional.empty(),
                        profile.delays(),
                        profile.lengthRule()))
                .scheduler(new EagerScheduler())
                .clock(clock)
                .keeping(new KeepingPorts(
                        listener -> new Resilience4jCircuitBreakers(clock, BreakerSettings.DEFAULT, listener),
                        new Retries(new SharedRetryBudget(clock), () -> 0.5),
                        journal))
                .ids(UUID::randomUUID)
                .watcher(new PostTimes(phases))
                .build();
    }

    private void queue(int posts) {
        for (int i = 0; i < posts; i++) {
            queued++;
            Content content =
                    Content.of(List.of(new PostText("Measured, post %d. It stands here once.".formatted(queued))));
            if (!(desk.homeostat().queue(content, PostTerms.REPEATABLE) instanceof QueuePost.Answer.Queued)) {
                throw new IllegalStateException("post %d is not taken".formatted(queued));
            }
        }
    }

    private List<SitePostId> latest(int posts) {
        List<AcceptedPost> accepted = site.accepted();
        return accepted.subList(Math.max(0, accepted.size() - posts), accepted.size()).stream()
                .map(post -> new SitePostId(post.id()))
                .toList();
    }

    private static LoadedConfig config(Path directory, PracticeSite site, PublishBenchOptions options) {
        try {
            Path file = Files.writeString(directory.resolve("homeostat.yaml"), """
                    account: {id: %s, username: practice, password: practice}
                    site: {base-url: "%s"}
                    state-directory: %s
                    browser: {chromium: %s}
                    """.formatted(
                            ACCOUNT, site.url(), directory.resolve("state"), options.chromium()));
            return ConfigLoader.load(
                    Optional.of(file), Map.of(), "account.id", "account.username", "account.password", "site.base-url");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + directory, e);
        }
    }
}
