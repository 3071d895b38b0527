package dev.homeostat.domain.content;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.PendingPost;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events that planning leaves behind; their types and keys are known to operators. Pure and thread-safe. */
public final class PlanEvents {

    private PlanEvents() {}

    public static RecordedEvent planned(PlannedPost planned, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", planned.post().id().toString());
        data.put("decision_id", planned.decision().id().toString());
        data.put("to", planned.post().status().word());
        data.put("slot", planned.slot().start().toString());
        data.put("generator", planned.form().generator());
        data.put("format", planned.form().format());
        data.put("topic", planned.choice().arm(Dimension.TOPIC).map(Arm::name).orElse(""));
        data.put("model", planned.choice().model().value());
        data.put("propensity", Double.toString(planned.choice().propensity()));
        return new RecordedEvent("post_planned", Severity.INFO, at, data);
    }

    public static RecordedEvent expired(PendingPost before, ArchivedPost after, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", after.id().toString());
        data.put("decision_id", after.details().decision().toString());
        data.put("from", before.status().word());
        data.put("to", after.status().word());
        data.put("detail", after.reason());
        return new RecordedEvent("post_expired", Severity.WARNING, at, data);
    }
}
