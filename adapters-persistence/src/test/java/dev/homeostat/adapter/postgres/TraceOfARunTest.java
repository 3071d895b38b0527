package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.job.JobBoard;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.job.JobLog;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.RunJob;
import dev.homeostat.application.job.RunLimits;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.application.resilience.Retries;
import dev.homeostat.application.resilience.RetryAllowance;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.application.watch.LoggingWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.testkit.ManualClock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator finds of one run, by its id. */
class TraceOfARunTest extends PostgresFixture {

    private static final AccountId ACCOUNT = new AccountId("traced");

    private final Logger log = (Logger) LoggerFactory.getLogger(LoggingWatcher.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void listenNoMore() {
        log.detachAppender(lines);
    }

    @Test
    void aRunThatFailsLeavesALogLineEventsAndARowWithOneId() {
        JobRun run = run();

        String id = run.id().toString();
        assertThat(run.outcome()).isInstanceOf(RunOutcome.Failure.class);
        assertThat(database.query("SELECT run_id, job_name, last_run_status FROM job_heartbeats"))
                .containsExactly(id + "|posting|failure");
        await().untilAsserted(() ->
                assertThat(database.query("""
                        SELECT event_type, event_data ->> 'trace_id' FROM system_events
                        WHERE event_type IN ('error_job_uncaught', 'account_shutdown') ORDER BY event_type
                        """)).containsExactly("account_shutdown|" + id, "error_job_uncaught|" + id));
        assertThat(lines.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage())
                    .isEqualTo("run of posting: failure after 0 ms: IllegalStateException: a test fails it");
            assertThat(line.getMDCPropertyMap())
                    .containsEntry("trace_id", id)
                    .containsEntry("run_id", id)
                    .containsEntry("job_name", "posting")
                    .containsEntry("account_id", "traced");
        });
        assertThat(TraceContext.traceId()).as("after the run").isEmpty();
    }

    private JobRun run() {
        AccountTime time = store().accounts().open(ACCOUNT);
        Tenure tenure = ((Answer.Granted)
                        store().tenures().acquire(ACCOUNT, new EngineId("engine"), Duration.ofHours(1)))
                .tenure();
        ManualClock clock = new ManualClock(store().accounts().now(ACCOUNT));
        RunJob job = new RunJob(
                store().heartbeats(),
                store().errors(),
                clock,
                UUID::randomUUID,
                CircuitBreakers.NONE,
                new Retries(RetryAllowance.UNLIMITED, () -> 0.5),
                Optional::empty,
                new JobBoard(),
                new RunLimits(),
                new JobLog(),
                new LoggingWatcher(EngineWatcher.NONE));
        job.execute(JobCatalogue.POSTING, clock.now(), clock.now(), tenure, time, this::stopAndFail);
        return store().heartbeats().latest(ACCOUNT, 1).getFirst();
    }

    private RunOutcome stopAndFail(RunContext run) {
        store().controls().stop(ACCOUNT, StopCause.CAPTCHA, "a test says so");
        throw new IllegalStateException("a test fails it");
    }
}
