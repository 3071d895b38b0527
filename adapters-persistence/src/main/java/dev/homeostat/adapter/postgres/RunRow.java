package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.FailureKind;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunMeasure;
import dev.homeostat.domain.job.RunOutcome;
import dev.homeostat.domain.job.SkipReason;
import dev.homeostat.domain.job.StartedRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A row of {@code job_heartbeats}. */
final class RunRow {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RunRow() {}

    static StartedRun started(ResultSet row) throws SQLException {
        return new StartedRun(
                new RunId(Columns.uuid(row, "run_id")),
                new AccountId(row.getString("account_id")),
                new JobName(row.getString("job_name")),
                Columns.instant(row, "scheduled_for"),
                Columns.instant(row, "started_at"));
    }

    static JobRun ended(ResultSet row) throws SQLException {
        RunMeasure measure = new RunMeasure(
                Duration.ofMillis(row.getLong("execution_time_ms")),
                Duration.ofMillis(row.getLong("resource_wait_ms")),
                phases(row.getString("phases")),
                row.getInt("retries"));
        return started(row).ended(outcome(row), measure);
    }

    /** Milliseconds by the part's name, as JSON. */
    static String phases(RunMeasure measure) {
        Map<String, Long> millis = new LinkedHashMap<>();
        measure.phases().forEach((name, took) -> millis.put(name, took.toMillis()));
        try {
            return JSON.writeValueAsString(millis);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers are always JSON", e);
        }
    }

    private static SequencedMap<String, Duration> phases(String json) {
        SequencedMap<String, Duration> phases = new LinkedHashMap<>();
        try {
            JSON.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {})
                    .forEach((name, millis) -> phases.put(name, Duration.ofMillis(millis)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the phases of a run cannot be read: " + json, e);
        }
        return phases;
    }

    private static RunOutcome outcome(ResultSet row) throws SQLException {
        String status = row.getString("last_run_status");
        String detail = row.getString("detail");
        Optional<String> exitClass = Columns.maybeText(row, "exit_class");
        return switch (status) {
            case "success" -> new RunOutcome.Success(detail);
            case "skipped" -> new RunOutcome.Skipped(named(SkipReason.values(), exitClass, SkipReason.HELD), detail);
            case "failure", "dead" ->
                new RunOutcome.Failure(named(FailureKind.values(), exitClass, FailureKind.PERMANENT), detail);
            default -> throw new IllegalStateException("no run status '%s'".formatted(status));
        };
    }

    /** Rows of earlier versions have no class. */
    private static <E extends Enum<E>> E named(E[] all, Optional<String> word, E unknown) {
        return word.flatMap(given -> Arrays.stream(all)
                        .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(given))
                        .findFirst())
                .orElse(unknown);
    }
}
