package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.simulation.virtual.LearningTrial;
import dev.homeostat.simulation.virtual.Life;
import dev.homeostat.simulation.virtual.LifePlan;
import dev.homeostat.simulation.virtual.LifeReport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the engine on virtual time. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the same use cases and schedule on virtual time: an account that plans, writes, publishes, reads back",
            "and learns, before readers with hidden preferences, with crashes, lost replies and a site that answers",
            "badly. Compares what the store knows with what the site accepted, and what was chosen with what the readers",
            "prefer. The same seed gives the same bytes. Exit code 1: a post was doubled or lost, or bears a wrong id;",
            "or the jobs or the browsers missed a bar of theirs."
        },
        footer = {
            "",
            "Examples:",
            "  homeostat simulate --days 90 --seed 7 --json    three months of an account's life",
            "  homeostat simulate --days 90 --seeds 40         the same for forty seeds: does it learn?",
            "  homeostat simulate --days 90 --seeds 40 --drift-day 45",
            "  homeostat simulate --crash-seeds 2000           2,000 short lives full of crashes, seeds 1 to 2000",
            "  homeostat simulate --job-weeks 20               20 weeks of jobs that take time: who waits for whom?",
            "  homeostat simulate --pool-hours 2600            browsers that are asked for: how long does a publish wait?"
        })
final class SimulateCommand implements Callable<Integer> {

    private static final ContentWriter WRITER = new TemplateContentWriter(Life.LENGTH);
    private static final int MOST_DAYS = 366;
    private static final int MOST_PUBLISH_SECONDS = 120;

    @Option(names = "--days", description = "Days to simulate, 1 to 366 (default: ${DEFAULT-VALUE}).")
    private int days = 7;

    @Option(names = "--seed", description = "Chooses everything that happens (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Instead live N lives, from --seed on where it is given, else from seed 1.")
    private int seeds;

    @Option(
            names = "--drift-day",
            paramLabel = "DAY",
            description = "After so many days the readers come to prefer other things (default: never).")
    private int driftDay;

    @Option(
            names = "--posts-per-day",
            paramLabel = "N",
            description = "Posts planned for a day, 1 to 24 (default: ${DEFAULT-VALUE}).")
    private int postsPerDay = 12;

    @Option(
            names = "--crash-seeds",
            paramLabel = "N",
            description = "Instead run N seeds of six hours with 24 posts, 5 or more crashes each and two engines in"
                    + " every fourth, from --seed on where it is given, else from 1.")
    private int crashSeeds;

    @Option(
            names = "--job-weeks",
            paramLabel = "N",
            description = "Instead run N weeks of the jobs alone, with runs that take time and an outage of six hours"
                    + " in the middle, from --seed on where it is given, else from 1.")
    private int jobWeeks;

    @Option(
            names = "--pool-hours",
            paramLabel = "N",
            description = "Instead run N hours of a pool of browsers with 4, 12 and 20 publishes an hour among other"
                    + " work, shared out in four ways, of --seed where it is given, else 1.")
    private int poolHours;

    @Option(
            names = "--publish-seconds",
            paramLabel = "N",
            description = "With --pool-hours: half of the publishes take longer, 1 to 120 (default: ${DEFAULT-VALUE}).")
    private int publishSeconds = 12;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        require(days >= 1 && days <= MOST_DAYS, "--days %d cannot be simulated".formatted(days), "give 1 to 366");
        require(crashSeeds >= 0, "--crash-seeds %d is no number of seeds".formatted(crashSeeds), "give 1 or more");
        require(seeds >= 0, "--seeds %d is no number of seeds".formatted(seeds), "give 1 or more");
        require(postsPerDay >= 1 && postsPerDay <= 24, "--posts-per-day is %d".formatted(postsPerDay), "give 1 to 24");
        require(
                driftDay >= 0 && driftDay < days,
                "--drift-day %d is not within the %d days".formatted(driftDay, days),
                "give 1 to %d".formatted(days - 1));
        require(jobWeeks >= 0, "--job-weeks %d is no number of weeks".formatted(jobWeeks), "give 1 or more");
        require(poolHours >= 0, "--pool-hours %d is no number of hours".formatted(poolHours), "give 1 or more");
        require(
                publishSeconds >= 1 && publishSeconds <= MOST_PUBLISH_SECONDS,
                "--publish-seconds %d cannot be simulated".formatted(publishSeconds),
                "give 1 to 120");
        require(
                Stream.of(seeds, crashSeeds, jobWeeks, poolHours)
                                .filter(given -> given > 0)
                                .count()
                        <= 1,
                "--seeds, --crash-seeds, --job-weeks and --pool-hours are different things",
                "give one of them");
        if (jobWeeks > 0) {
            return new JobWeeksView(new Output(spec), json).show(firstSeed(), jobWeeks);
        }
        if (poolHours > 0) {
            Duration publish = Duration.ofSeconds(publishSeconds);
            return new PoolView(new Output(spec), json).show(firstSeed(), poolHours, publish);
        }
        if (crashSeeds > 0) {
            return new CrashSeedsView(new Output(spec), json).show(firstSeed(), crashSeeds);
        }
        return seeds > 0 ? trial() : life();
    }

    private static void require(boolean condition, String otherwise, String fix) {
        if (!condition) {
            throw new StartupProblem(otherwise, fix);
        }
    }

    private LifePlan plan(long ofSeed) {
        LifePlan plan = LifePlan.of(days, ofSeed).withPostsPerDay(postsPerDay);
        return driftDay > 0 ? plan.withDriftAfter(Duration.ofDays(driftDay)) : plan;
    }

    private int life() {
        LifeReport report = Life.run(plan(seed), WRITER);
        Output output = new Output(spec);
        output.result(json, () -> LifeView.document(report), () -> LifeView.lines(report));
        return report.promise().isClean() ? 0 : 1;
    }

    private int trial() throws InterruptedException {
        Output output = new Output(spec);
        long first = firstSeed();
        List<LifePlan> plans =
                LongStream.range(first, first + seeds).mapToObj(this::plan).toList();
        LearningTrial trial = LearningTrial.run(plans, WRITER, life -> output.progress(LifeView.line(life)));
        output.result(json, () -> LifeView.document(trial), () -> LifeView.lines(trial));
        return trial.isClean() ? 0 : 1;
    }

    private long firstSeed() {
        return spec.commandLine().getParseResult().hasMatchedOption("--seed") ? seed : 1;
    }
}
