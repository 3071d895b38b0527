package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Our hand on db-scheduler's table, before it starts. */
final class TaskRows {

    private static final String UPSERT = """
            INSERT INTO homeostat.scheduled_tasks (
                task_name, task_instance, execution_time, picked, version, account_id)
            VALUES (:name, :instance, :due, false, 1, :account)
            ON CONFLICT (task_name, task_instance) DO UPDATE SET
                execution_time = excluded.execution_time, picked = false, picked_by = NULL, last_heartbeat = NULL,
                version = scheduled_tasks.version + 1
            """;

    private static final String DELETE_OTHERS =
            "DELETE FROM homeostat.scheduled_tasks WHERE account_id = :account AND NOT task_name = ANY (:names)";

    private TaskRows() {}

    /** Sets a job's next run and takes it out of the hands of whatever process had it. */
    static void reset(Handle handle, AccountId account, String name, Instant due) {
        handle.createUpdate(UPSERT)
                .bind("name", name)
                .bind("instance", JobTask.INSTANCE)
                .bind("due", due)
                .bind("account", account.value())
                .execute();
    }

    /** Forgets jobs of the account that are no longer in its catalogue. */
    static void keepOnly(Handle handle, AccountId account, List<String> names) {
        handle.createUpdate(DELETE_OTHERS)
                .bind("account", account.value())
                .bindArray("names", String.class, names)
                .execute();
    }
}
