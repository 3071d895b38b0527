package dev.homeostat.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.job.TraceContext;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.post.PostId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Labels as they stand in the log's MDC. */
class TraceContextTest {

    private static final PostId POST = new PostId(new UUID(2, 2));
    private static final RunContext RUN = new RunContext(
            new RunId(new UUID(1, 1)),
            new JobName("posting"),
            new Tenure(new AccountId("ours"), new EngineId("engine"), new Epoch(1), Instant.EPOCH, Instant.MAX),
            phase -> {});
    private static final String ID = RUN.id().toString();

    @Test
    void aPostIsToldWithinItsRunAndNotAfterwards() {
        Map<String, String> ofRun = Map.of("trace_id", ID, "run_id", ID, "job_name", "posting", "account_id", "ours");
        TraceContext.of(RUN).run(() -> {
            assertThat(labels()).isEqualTo(ofRun);
            TraceContext.of(POST)
                    .run(() ->
                            assertThat(labels()).containsAllEntriesOf(ofRun).containsEntry("post_id", POST.toString()));
            assertThat(labels()).isEqualTo(ofRun);
        });
        assertThat(labels()).isEmpty();
    }

    @Test
    void whatThrowsLeavesNoLabelsBehind() {
        assertThatThrownBy(() -> TraceContext.of(RUN).run(() -> {
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(labels()).isEmpty();
        assertThat(TraceContext.traceId()).isEmpty();
    }

    @Test
    void anotherThreadHasThemOnlyWhenTheyAreTakenThere() {
        TraceContext.of(RUN).run(() -> {
            TraceContext here = TraceContext.here();
            assertThat(CompletableFuture.supplyAsync(TraceContext::traceId).join())
                    .isEmpty();
            assertThat(CompletableFuture.supplyAsync(() -> here.call(TraceContext::traceId))
                            .join())
                    .contains(ID);
        });
    }

    private static Map<String, String> labels() {
        return Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
    }
}
