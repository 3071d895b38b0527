package dev.homeostat.adapter.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.ModelVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Writes and reads models, to the last bit: in JSON, numbers that must not lose one are texts. */
final class ModelRows {

    private static final String INSERT = """
            INSERT INTO homeostat.learning_models (
                account_id, seq, version, as_of, last_position, posts, baseline, noise, settings, estimates, kept_at)
            VALUES (
                :account,
                (SELECT coalesce(max(seq), 0) + 1 FROM homeostat.learning_models WHERE account_id = :account),
                :version, :asOf, :lastPosition, :posts, :baseline, :noise, CAST(:settings AS jsonb),
                CAST(:estimates AS jsonb), :accountNow)
            ON CONFLICT (account_id, version) DO NOTHING
            """;

    private ModelRows() {}

    /** Whether it was new. */
    static boolean insert(Handle handle, AccountRow account, Model model) {
        return handle.createUpdate(INSERT)
                        .bind("account", account.id().value())
                        .bind("version", model.version().value())
                        .bind("asOf", model.asOf())
                        .bind("lastPosition", model.lastPosition())
                        .bind("posts", model.posts())
                        .bind("baseline", model.baseline())
                        .bind("noise", model.noise())
                        .bind("settings", settings(model.settings()))
                        .bind("estimates", estimates(model.estimates()))
                        .bind("accountNow", account.accountNow())
                        .execute()
                > 0;
    }

    static Optional<Model> latest(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT * FROM homeostat.learning_models WHERE account_id = :account ORDER BY seq DESC LIMIT 1
                        """)
                .bind("account", account.value())
                .map((row, context) -> map(row))
                .findOne();
    }

    static Optional<ModelVersion> latestVersion(Handle handle, AccountId account) {
        return handle.createQuery("""
                        SELECT version FROM homeostat.learning_models WHERE account_id = :account
                        ORDER BY seq DESC LIMIT 1
                        """)
                .bind("account", account.value())
                .mapTo(String.class)
                .map(ModelVersion::new)
                .findOne();
    }

    static Optional<Model> find(Handle handle, ModelVersion version) {
        return handle.createQuery("SELECT * FROM homeostat.learning_models WHERE version = :version LIMIT 1")
                .bind("version", version.value())
                .map((row, context) -> map(row))
                .findOne();
    }

    static List<ModelVersion> versions(Handle handle, AccountId account) {
        return handle.createQuery(
                        "SELECT version FROM homeostat.learning_models WHERE account_id = :account ORDER BY seq")
                .bind("account", account.value())
                .mapTo(String.class)
                .map(ModelVersion::new)
                .list();
    }

    private static Model map(ResultSet row) throws SQLException {
        return new Model(
                settings(json(row.getString("settings"))),
                Columns.instant(row, "as_of"),
                row.getLong("last_position"),
                row.getInt("posts"),
                row.getDouble("baseline"),
                row.getDouble("noise"),
                estimates(json(row.getString("estimates"))));
    }

    private static String settings(LearningSettings settings) {
        return StoreEvents.JSON
                .createObjectNode()
                .put("target", settings.target().word())
                .put("half_life", settings.halfLife().toString())
                .put("exploration", Double.toString(settings.exploration()))
                .toString();
    }

    private static LearningSettings settings(JsonNode json) {
        return new LearningSettings(
                Maturity.of(json.get("target").asText()),
                Duration.parse(json.get("half_life").asText()),
                Double.parseDouble(json.get("exploration").asText()));
    }

    private static String estimates(Map<Arm, Estimate> estimates) {
        ArrayNode list = StoreEvents.JSON.createArrayNode();
        estimates.forEach((arm, estimate) -> {
            ObjectNode node = list.addObject();
            node.put("dimension", arm.dimension().word());
            node.put("arm", arm.name());
            node.put("mean", Double.toString(estimate.mean()));
            node.put("variance", Double.toString(estimate.variance()));
            node.put("posts", estimate.posts());
        });
        return list.toString();
    }

    private static Map<Arm, Estimate> estimates(JsonNode list) {
        Map<Arm, Estimate> estimates = new TreeMap<>();
        list.forEach(node -> estimates.put(
                new Arm(
                        Dimension.of(node.get("dimension").asText()),
                        node.get("arm").asText()),
                new Estimate(
                        Double.parseDouble(node.get("mean").asText()),
                        Double.parseDouble(node.get("variance").asText()),
                        node.get("posts").asInt())));
        return estimates;
    }

    private static JsonNode json(String text) {
        try {
            return StoreEvents.JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL gave JSON that cannot be read", impossible);
        }
    }
}
