package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.DecisionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jdbi.v3.core.Handle;

/** Writes and reads decisions. */
final class DecisionRows {

    /** One decision may lead to more than one post. */
    private static final String INSERT = """
            INSERT INTO homeostat.decisions (
                decision_id, account_id, decided_by, reason, policy_version, model, prompt_hash, propensity, approval,
                decided_at)
            VALUES (:id, :account, :decidedBy, :reason, :policyVersion, :model, :promptHash, :propensity, :approval,
                :at)
            ON CONFLICT (decision_id) DO NOTHING
            """;

    private DecisionRows() {}

    static void insert(Handle handle, Decision decision) {
        handle.createUpdate(INSERT)
                .bind("id", decision.id().value())
                .bind("account", decision.account().value())
                .bind("decidedBy", decision.decidedBy())
                .bind("reason", decision.reason())
                .bind("policyVersion", decision.policyVersion())
                .bind("model", decision.model())
                .bind("promptHash", decision.promptHash())
                .bind("propensity", decision.propensity())
                .bind("approval", decision.approval())
                .bind("at", decision.at())
                .execute();
    }

    /** The one who was asked first is the one who approved. */
    static void approve(Handle handle, DecisionId id, String by) {
        handle.createUpdate(
                        "UPDATE homeostat.decisions SET approval = :by WHERE decision_id = :id AND approval IS NULL")
                .bind("by", StoreEvents.storable(by))
                .bind("id", id.value())
                .execute();
    }

    static Decision read(Handle handle, DecisionId id) {
        return handle.createQuery("SELECT * FROM homeostat.decisions WHERE decision_id = :id")
                .bind("id", id.value())
                .map((row, context) -> map(row))
                .one();
    }

    private static Decision map(ResultSet row) throws SQLException {
        return new Decision(
                new DecisionId(Columns.uuid(row, "decision_id")),
                new AccountId(row.getString("account_id")),
                row.getString("decided_by"),
                row.getString("reason"),
                Columns.maybeText(row, "policy_version"),
                Columns.maybeText(row, "model"),
                Columns.maybeText(row, "prompt_hash"),
                Optional.ofNullable(row.getObject("propensity", Double.class))
                        .map(OptionalDouble::of)
                        .orElse(OptionalDouble.empty()),
                Columns.maybeText(row, "approval"),
                Columns.instant(row, "decided_at"));
    }
}
