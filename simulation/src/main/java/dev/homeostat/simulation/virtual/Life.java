package dev.homeostat.simulation.virtual;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.Readership;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.VirtualTime;
import dev.homeostat.testkit.memory.InMemoryAttemptJournal;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * One simulated life of an account that does everything by itself, with crashes, lost replies and a site that answers
 * badly now and then; the same for the same plan. Not thread-safe.
 */
public final class Life {

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("simulated");
    private static final long LONGEST_PAGE = 8_000;
    /** A life may end while a post is on its way; a crash then has it wait for the next sweep. */
    private static final Duration UNDER_WAY = Duration.ofHours(2);

    private static final int POSTS_A_MISHAP = 20;

    /** How the simulated site counts the length of an item. */
    public static final LengthRule LENGTH = LengthRule.codePoints(ScriptedSite.MAX_LENGTH);

    private final LifePlan plan;
    private final ContentWriter writer;
    private final VirtualTime time = new VirtualTime(START);
    private final ScriptedSite site = new ScriptedSite(time);
    private final StorePorts store;
    private final AudienceOfSite audience;
    private final SiteFaults faults;
    private final EngineFleet fleet;

    private Life(LifePlan plan, ContentWriter writer, Function<VirtualTime, StorePorts> stores) {
        this.plan = plan;
        this.writer = new RememberingContentWriter(writer);
        this.store = stores.apply(time);
        SplittableRandom random = new SplittableRandom(plan.seed());
        AudienceOptions readers = AudienceOptions.of(random.nextLong(), SimulatedFacts.TOPICS);
        this.audience = AudienceOfSite.of(plan.drift()
                .map(after -> readers.withDriftAt(START.plus(after)))
                .orElse(readers));
        this.faults = new SiteFaults(random.split(), plan.days() * plan.postsPerDay() / POSTS_A_MISHAP);
        List<Fact> facts = SimulatedFacts.drawnFrom(random.split());
        List<Disturbance> disturbed =
                new DisturbancePlanner(random.split(), START).plan(plan.length(), plan.days(), plan.days() / 2);
        this.fleet = new EngineFleet(
                random.split(),
                time,
                disturbed,
                settings(),
                store,
                site,
                builder -> giveContent(builder, facts, random));
        SplittableRandom pace = random.split();
        site.openPagesWithin(() -> Duration.ofMillis(pace.nextLong(500, LONGEST_PAGE)));
        site.answerOtherwise(faults::next);
        letReadersRead();
    }

    /**
     * Runs on a store in memory.
     *
     * @param writer writes for a site that counts by {@link #LENGTH}, always the same for the same brief
     */
    public static LifeReport run(LifePlan plan, ContentWriter writer) {
        return run(plan, writer, time -> new InMemoryStore(time).ports());
    }

    /**
     * Runs on any store.
     *
     * @param stores gives an empty store whose clock is the one it is given
     */
    public static LifeReport run(LifePlan plan, ContentWriter writer, Function<VirtualTime, StorePorts> stores) {
        return new Life(plan, writer, stores).run();
    }

    private LifeReport run() {
        store.accounts().open(ACCOUNT);
        fleet.start(new Host(new InMemoryAttemptJournal(), Duration.ZERO));
        time.advance(plan.length());
        SimulationReport promise = new Comparison(
                        plan.seed(), ACCOUNT, store, site, time.now().minus(UNDER_WAY))
                .report(faults.used(), fleet.deaths(), fleet.disturbances().happened());
        return new LifeReport(
                plan,
                promise,
                store.engagement().coverage(ACCOUNT),
                store.learning().versions(ACCOUNT).size(),
                new LearningReferee(plan, START, audience.truth(), store, ACCOUNT).judge());
    }

    private EngineSettings settings() {
        return EngineSettings.of(ACCOUNT)
                .withMode(Mode.LIVE)
                .withLimits(PublishLimits.DEFAULT.unpaced())
                // Nothing of the site changes in a life.
                .withCadences(JobCadences.CATALOGUE.with(JobCatalogue.SESSION_MONITOR, Duration.ofHours(2)))
                .withLearning(plan.learning());
    }

    private void giveContent(Homeostat.Builder builder, List<Fact> facts, SplittableRandom random) {
        Facts all = new Facts(facts, List.of());
        ContentPorts ports = new ContentPorts(() -> all, writer);
        builder.content(ports, PlanSettings.usual().withPostsPerDay(plan.postsPerDay()), random.split());
    }

    private void letReadersRead() {
        Readership readership = audience.readership();
        site.whenAccepted(item -> readership.shown(
                item.id().value(),
                item.text(),
                item.acceptedAt(),
                item.inReplyTo().map(SitePostId::value)));
        site.countBy(item -> readership
                .metricsOf(item.id().value(), time.now())
                .<SiteReading>map(SiteReading.Read::new)
                .orElseGet(() -> new SiteReading.Unreadable(SiteReading.Cause.GONE, "never shown")));
    }
}
