package dev.homeostat.simulation.virtual;

import dev.homeostat.application.job.JobBoard;
import dev.homeostat.application.job.TickBook;
import dev.homeostat.application.job.port.JobScheduler.JobStart;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.job.Admission;
import dev.homeostat.domain.job.Admission.Behind;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobGraph;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/**
 * Lets the jobs of a catalogue come due, wait, run for a time and end, on the scheduling and admission that the engine
 * uses, and watches. What the jobs do is left out.
 */
public final class JobWeek {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("week");
    private static final Duration STAGE = Duration.ofSeconds(30);

    private final JobWeekPlan plan;
    private final VirtualTime time = new VirtualTime(START);
    private final Random random;
    private final List<JobDefinition> jobs;
    private final TreeSet<Instant> posts = new TreeSet<>();
    private final JobWeekLog log;
    private final Map<JobName, Instant> lastTicks = new HashMap<>();
    private JobBoard board = new JobBoard();
    private Object engine = new Object();

    private JobWeek(JobWeekPlan plan) {
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.jobs = new JobGraph(plan.jobs()).inOrder();
        this.log = new JobWeekLog(START, START.plus(plan.outageAt()).plus(plan.outage()));
    }

    /** Runs it to its end. The same plan gives the same report. */
    public static JobWeekReport run(JobWeekPlan plan) {
        return new JobWeek(plan).live();
    }

    private JobWeekReport live() {
        Instant end = START.plus(plan.length());
        for (Instant due = START;
                due.isBefore(end);
                due = due.plus(drawn(STAGE, plan.postEvery().multipliedBy(2)))) {
            posts.add(due);
        }
        startEngine();
        time.advance(plan.outageAt());
        time.cancel(engine);
        engine = new Object();
        time.advance(plan.outage());
        board = new JobBoard();
        startEngine();
        time.advance(Duration.between(time.now(), end));
        return log.report();
    }

    private void startEngine() {
        JobStart start = JobStart.of(ACCOUNT, AccountTime.realTime(START), START, time.now(), jobs);
        for (JobDefinition job : jobs) {
            Optional<Instant> last = Optional.ofNullable(lastTicks.get(job.name()));
            wake(job, new TickBook(job, start, last), new ArrayList<>());
        }
    }

    /**
     * Wakes the job when it is next to be looked at.
     *
     * @param behind what it has waited for since its latest run
     */
    private void wake(JobDefinition job, TickBook book, List<Behind> behind) {
        time.at(book.next(time.now()), engine, () -> book.take(time.now())
                .ifPresentOrElse(tick -> ask(job, book, tick, behind), () -> wake(job, book, behind)));
    }

    private void ask(JobDefinition job, TickBook book, Instant tick, List<Behind> behind) {
        JobBoard.Answer answer = board.ask(job, tick, time.now(), nextPost());
        answer.overtaken().ifPresent(overtaken -> log.skipped());
        switch (answer.admission()) {
            case Admission.Wait wait -> {
                behind.add(wait.behind());
                book.putOffTo(time.now().plus(wait.askAgainIn()));
                wake(job, book, behind);
            }
            case Admission.Skip skip -> {
                log.skipped();
                book.done(tick);
                wake(job, book, behind);
            }
            case Admission.Run run -> run(job, book, tick, behind);
        }
    }

    private void run(JobDefinition job, TickBook book, Instant tick, List<Behind> behind) {
        log.began(job, tick, time.now(), behind, nextPost());
        if (job.browserPriority().orElse(1) == 0) {
            posts.removeAll(List.copyOf(posts.headSet(time.now(), true)));
        }
        JobWeekPlan.Span span = plan.duration(job);
        time.at(time.now().plus(drawn(span.least(), span.most())), engine, () -> {
            board.ended(job.name());
            book.done(tick);
            lastTicks.put(job.name(), tick);
            wake(job, book, new ArrayList<>());
        });
    }

    private Optional<Instant> nextPost() {
        return posts.isEmpty() ? Optional.empty() : Optional.of(posts.first());
    }

    private Duration drawn(Duration least, Duration most) {
        long spread = most.toMillis() - least.toMillis();
        return least.plusMillis(spread <= 0 ? 0 : random.nextLong(spread));
    }
}
