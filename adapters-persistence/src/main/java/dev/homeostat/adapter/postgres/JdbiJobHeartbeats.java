package dev.homeostat.adapter.postgres;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.job.RunOutcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class JdbiJobHeartbeats implements JobHeartbeats {

    private static final String INSERT = """
            INSERT INTO homeostat.job_heartbeats (
                run_id, account_id, job_name, last_run_status, execution_time_ms, updated_at, scheduled_for, started_at,
                detail)
            VALUES (:run, :account, :job, :status, :took, homeostat.account_now(:account), :scheduledFor, :startedAt,
                :detail)
            ON CONFLICT (run_id) DO NOTHING
            """;

    private final Database database;

    JdbiJobHeartbeats(Database database) {
        this.database = database;
    }

    @Override
    public void record(JobRun run) {
        database.useTransaction(handle -> handle.createUpdate(INSERT)
                .bind("run", run.id().value())
                .bind("account", run.account().value())
                .bind("job", run.job().value())
                .bind("status", status(run.outcome()))
                .bind("took", run.took().toMillis())
                .bind("scheduledFor", run.scheduledFor())
                .bind("startedAt", run.startedAt())
                .bind("detail", StoreEvents.storable(run.outcome().detail()))
                .execute());
    }

    @Override
    public List<JobRun> latest(AccountId account, int limit) {
        String sql =
                "SELECT * FROM homeostat.job_heartbeats WHERE account_id = :account ORDER BY seq DESC LIMIT :limit";
        return database.inTransaction(handle -> handle.createQuery(sql)
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> map(row))
                .list());
    }

    @Override
    public Optional<JobRun> lastRun(AccountId account, JobName job) {
        String sql = """
                SELECT * FROM homeostat.job_heartbeats
                WHERE account_id = :account AND job_name = :job ORDER BY scheduled_for DESC, seq DESC LIMIT 1
                """;
        return database.inTransaction(handle -> handle.createQuery(sql)
                .bind("account", account.value())
                .bind("job", job.value())
                .map((row, context) -> map(row))
                .findOne());
    }

    @Override
    public Instant anchor(AccountId account) {
        return database.inTransaction(handle -> AccountRow.read(handle, account).anchor());
    }

    private static String status(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Success success -> "success";
            case RunOutcome.Skipped skipped -> "skipped";
            case RunOutcome.Failure failure -> "failure";
        };
    }

    private static JobRun map(ResultSet row) throws SQLException {
        return new JobRun(
                new RunId(Columns.uuid(row, "run_id")),
                new AccountId(row.getString("account_id")),
                new JobName(row.getString("job_name")),
                Columns.instant(row, "scheduled_for"),
                Columns.instant(row, "started_at"),
                Duration.ofMillis(row.getLong("execution_time_ms")),
                outcome(row.getString("last_run_status"), row.getString("detail")));
    }

    private static RunOutcome outcome(String status, String detail) {
        return switch (status) {
            case "success" -> new RunOutcome.Success(detail);
            case "skipped" -> new RunOutcome.Skipped(detail);
            case "failure" -> new RunOutcome.Failure(detail);
            default -> throw new IllegalStateException("no run status '%s'".formatted(status));
        };
    }
}
