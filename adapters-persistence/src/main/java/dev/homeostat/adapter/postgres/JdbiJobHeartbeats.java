package dev.homeostat.adapter.postgres;

import dev.homeostat.application.job.port.JobHeartbeats;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.StartedRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

final class JdbiJobHeartbeats implements JobHeartbeats {

    private static final String BEGIN = """
            INSERT INTO homeostat.job_heartbeats (
                run_id, account_id, job_name, last_run_status, execution_time_ms, updated_at, scheduled_for, started_at,
                detail)
            VALUES (:run, :account, :job, 'running', 0, homeostat.account_now(:account), :scheduledFor, :startedAt, '')
            ON CONFLICT (run_id) DO NOTHING
            """;

    private static final String END = """
            INSERT INTO homeostat.job_heartbeats (
                run_id, account_id, job_name, last_run_status, execution_time_ms, updated_at, scheduled_for, started_at,
                detail, exit_class, resource_wait_ms, phases, retries)
            VALUES (:run, :account, :job, :status, :took, homeostat.account_now(:account), :scheduledFor, :startedAt,
                :detail, :exitClass, :waited, CAST(:phases AS json), :retries)
            ON CONFLICT (run_id) DO UPDATE SET
                last_run_status = excluded.last_run_status, execution_time_ms = excluded.execution_time_ms,
                updated_at = excluded.updated_at, detail = excluded.detail, exit_class = excluded.exit_class,
                resource_wait_ms = excluded.resource_wait_ms, phases = excluded.phases, retries = excluded.retries,
                seq = DEFAULT
            WHERE job_heartbeats.last_run_status = 'running'
            """;

    private static final String DECLARE_DEAD = """
            UPDATE homeostat.job_heartbeats SET
                last_run_status = :status, exit_class = :exitClass, detail = :detail,
                updated_at = homeostat.account_now(:account)
            WHERE account_id = :account AND last_run_status = 'running'
            RETURNING *
            """;

    private static final String RUNNING = """
            SELECT * FROM homeostat.job_heartbeats
            WHERE account_id = :account AND last_run_status = 'running' ORDER BY seq
            """;

    private static final String LATEST = """
            SELECT * FROM homeostat.job_heartbeats
            WHERE account_id = :account AND last_run_status <> 'running' ORDER BY seq DESC LIMIT :limit
            """;

    private static final String LATEST_OF_JOB = """
            SELECT * FROM homeostat.job_heartbeats
            WHERE account_id = :account AND job_name = :job AND last_run_status <> 'running'
            ORDER BY scheduled_for DESC, seq DESC LIMIT :limit
            """;

    private static final String LAST_RUN = """
            SELECT * FROM homeostat.job_heartbeats
            WHERE account_id = :account AND job_name = :job AND last_run_status NOT IN ('running', 'dead')
            ORDER BY scheduled_for DESC, seq DESC LIMIT 1
            """;

    private final Database database;

    JdbiJobHeartbeats(Database database) {
        this.database = database;
    }

    @Override
    public void begin(StartedRun run) {
        database.useTransaction(handle -> bind(handle.createUpdate(BEGIN), run).execute());
    }

    @Override
    public void end(JobRun run) {
        database.useTransaction(handle -> bind(handle.createUpdate(END), run.start())
                .bind("status", run.outcome().word())
                .bind("took", run.took().toMillis())
                .bind("detail", StoreEvents.storable(run.outcome().detail()))
                .bind("exitClass", run.outcome().exitClass())
                .bind("waited", run.measure().waited().toMillis())
                .bind("phases", RunRow.phases(run.measure()))
                .bind("retries", run.measure().retries())
                .execute());
    }

    private static Update bind(Update update, StartedRun run) {
        return update.bind("run", run.id().value())
                .bind("account", run.account().value())
                .bind("job", run.job().value())
                .bind("scheduledFor", run.scheduledFor())
                .bind("startedAt", run.startedAt());
    }

    @Override
    public List<StartedRun> declareDead(AccountId account) {
        return database.inTransaction(handle -> handle
                .createQuery(DECLARE_DEAD)
                .bind("account", account.value())
                .bind("status", StartedRun.DIED.word())
                .bind("exitClass", StartedRun.DIED.exitClass())
                .bind("detail", StartedRun.DIED.detail())
                .map((row, context) -> RunRow.started(row))
                .stream()
                .sorted(Comparator.comparing(StartedRun::startedAt))
                .toList());
    }

    @Override
    public List<StartedRun> running(AccountId account) {
        return database.inTransaction(handle -> handle.createQuery(RUNNING)
                .bind("account", account.value())
                .map((row, context) -> RunRow.started(row))
                .list());
    }

    @Override
    public List<JobRun> latest(AccountId account, int limit) {
        return database.inTransaction(handle -> handle.createQuery(LATEST)
                .bind("account", account.value())
                .bind("limit", limit)
                .map((row, context) -> RunRow.ended(row))
                .list());
    }

    @Override
    public List<JobRun> latest(AccountId account, JobName job, int limit) {
        return database.inTransaction(handle -> handle.createQuery(LATEST_OF_JOB)
                .bind("account", account.value())
                .bind("job", job.value())
                .bind("limit", limit)
                .map((row, context) -> RunRow.ended(row))
                .list());
    }

    @Override
    public Optional<JobRun> lastRun(AccountId account, JobName job) {
        return database.inTransaction(handle -> handle.createQuery(LAST_RUN)
                .bind("account", account.value())
                .bind("job", job.value())
                .map((row, context) -> RunRow.ended(row))
                .findOne());
    }

    @Override
    public Instant anchor(AccountId account) {
        return database.inTransaction(handle -> AccountRow.read(handle, account).anchor());
    }
}
