package dev.homeostat.simulation.virtual;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.testkit.PostFixtures;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.WatchedStore;
import dev.homeostat.testkit.memory.InMemoryAttemptJournal;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** One simulated life of an account, the same for the same plan. Not thread-safe. */
public final class Simulation {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    /** One post in so many has the same text as others. */
    private static final int SHARING = 5;

    private static final long QUICK_MILLIS = 3_000;
    private static final long SLOW_MILLIS = 40_000;

    /** Far more often than in production, so that a verdict that comes too early is not saved by the schedule. */
    private static final Duration RECONCILE_EVERY = Duration.ofSeconds(20);

    /** How long the store is away. */
    private static final Duration OUTAGE = Duration.ofMinutes(10);

    private static final AccountId ACCOUNT = new AccountId("simulated");

    private final SimulationPlan plan;
    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime(START);
    private final ScriptedSite site = new ScriptedSite(time);
    private final StoreOutage outage = new StoreOutage();
    private final StorePorts store;
    private final SiteFaults faults;
    private final EngineFleet fleet;

    private Simulation(SimulationPlan plan, Function<VirtualTime, StorePorts> stores) {
        this.plan = plan;
        this.random = new SplittableRandom(plan.seed());
        this.store = WatchedStore.of(stores.apply(time), outage);
        this.faults = new SiteFaults(random.split(), plan.faults());
        List<Disturbance> disturbed = new DisturbancePlanner(random.split(), START).plan(plan);
        EngineSettings settings = EngineSettings.of(ACCOUNT)
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.unpaced())
                .withCadences(JobCadences.CATALOGUE.with(JobCatalogue.RECONCILE, RECONCILE_EVERY));
        this.fleet = new EngineFleet(random.split(), time, disturbed, settings, store, site, nothing -> {});
    }

    /** Runs on a store in memory. */
    public static SimulationReport run(SimulationPlan plan) {
        return run(plan, time -> new InMemoryStore(time).ports());
    }

    /**
     * Runs on any store.
     *
     * @param stores gives an empty store whose clock is the one it is given
     */
    public static SimulationReport run(SimulationPlan plan, Function<VirtualTime, StorePorts> stores) {
        return new Simulation(plan, stores).run();
    }

    private SimulationReport run() {
        store.accounts().open(ACCOUNT);
        queuePosts();
        site.answerOtherwise(() -> faults.next());
        SplittableRandom pace = random.split();
        site.openPagesWithin(
                () -> Duration.ofMillis(pace.nextLong(500, pace.nextBoolean() ? QUICK_MILLIS : SLOW_MILLIS)));
        for (int engine = 0; engine < plan.engines(); engine++) {
            fleet.start(new Host(new InMemoryAttemptJournal(), ahead()));
        }
        planKills();
        planOutages();
        time.advance(plan.length());
        return new Comparison(plan.seed(), ACCOUNT, store, site, time.now())
                .report(faults.used(), fleet.deaths(), fleet.disturbances().happened());
    }

    private Duration ahead() {
        return plan.engines() == 1 ? Duration.ZERO : Duration.ofSeconds(random.nextLong(-3_600, 3_601));
    }

    private void queuePosts() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT, 0xF00D);
        SplittableRandom dice = random.split();
        for (int number = 1; number <= plan.posts(); number++) {
            int items = number <= plan.threads() ? dice.nextInt(2, 5) : 1;
            Instant dueAt = START.plusMillis(dice.nextLong(plan.queueing().toMillis()));
            QueuedPost post = fixtures.queued(dueAt, texts(number, items));
            Decision decision = fixtures.decision(post);
            store.posts().queue(post, decision);
        }
    }

    private static String[] texts(int number, int items) {
        String[] texts = new String[items];
        for (int item = 0; item < items; item++) {
            texts[item] = number % SHARING == 0 ? "Good morning" : "Post %d, item %d".formatted(number, item + 1);
        }
        return texts;
    }

    private void planOutages() {
        SplittableRandom dice = random.split();
        for (int number = 0; number < plan.outages(); number++) {
            Instant from = START.plusMillis(dice.nextLong(plan.queueing().toMillis()));
            time.at(from, outage, outage::begin);
            time.at(from.plus(OUTAGE), outage, outage::end);
        }
    }

    private void planKills() {
        SplittableRandom dice = random.split();
        for (int kill = 0; kill < plan.kills(); kill++) {
            fleet.killAt(START.plusMillis(dice.nextLong(plan.queueing().toMillis())));
        }
    }
}
