package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Pick;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes and reads what was chosen by learning. */
final class ChoiceRows {

    /** The arms of a decision {@code m.decision_id}, each as the text of {@link #arm}; null where none was chosen. */
    static final String ARMS = """
            (SELECT array_agg(c.dimension || ' ' || c.arm) FROM homeostat.choice_picks c
             WHERE c.decision_id = m.decision_id) AS arms
            """;

    private static final String INSERT_PICK = """
            INSERT INTO homeostat.choice_picks (decision_id, dimension, account_id, arm, propensity, candidates)
            VALUES (:decision, :dimension, :account, :arm, :propensity, :candidates)
            """;

    private ChoiceRows() {}

    /** Adds the choice to a decision that is kept. */
    static void insert(Handle handle, PlannedPost planned) {
        handle.createUpdate("UPDATE homeostat.decisions SET context_hash = :hash WHERE decision_id = :decision")
                .bind("hash", planned.choice().contextHash())
                .bind("decision", planned.decision().id().value())
                .execute();
        for (Pick pick : planned.choice().picks()) {
            handle.createUpdate(INSERT_PICK)
                    .bind("decision", planned.decision().id().value())
                    .bind("dimension", pick.arm().dimension().word())
                    .bind("account", planned.decision().account().value())
                    .bind("arm", pick.arm().name())
                    .bind("propensity", pick.propensity())
                    .bind("candidates", pick.candidates())
                    .execute();
        }
    }

    static Optional<Choice> find(Handle handle, DecisionId decision) {
        return handle.createQuery("""
                        SELECT policy_version, context_hash FROM homeostat.decisions
                        WHERE decision_id = :decision AND context_hash IS NOT NULL
                        """)
                .bind("decision", decision.value())
                .map((row, context) -> new Choice(
                        new ModelVersion(row.getString("policy_version")),
                        row.getString("context_hash"),
                        picks(handle, decision)))
                .findOne();
    }

    private static List<Pick> picks(Handle handle, DecisionId decision) {
        return handle
                .createQuery("SELECT * FROM homeostat.choice_picks WHERE decision_id = :decision")
                .bind("decision", decision.value())
                .map((row, context) -> pick(row))
                .stream()
                .sorted(Comparator.comparing(Pick::arm))
                .toList();
    }

    private static Pick pick(ResultSet row) throws SQLException {
        return new Pick(
                new Arm(Dimension.of(row.getString("dimension")), row.getString("arm")),
                row.getDouble("propensity"),
                row.getInt("candidates"));
    }

    /** In the order of the dimensions. */
    static List<Arm> arms(ResultSet row) throws SQLException {
        return Columns.texts(row, "arms").stream().map(ChoiceRows::arm).sorted().toList();
    }

    /** Reads what {@link Arm#toString} writes. */
    static Arm arm(String text) {
        int space = text.indexOf(' ');
        return new Arm(Dimension.of(text.substring(0, space)), text.substring(space + 1));
    }
}
