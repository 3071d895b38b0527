package dev.homeostat.domain.engagement;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.learning.Model;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events that learning leaves behind; their types and keys are known to operators. Pure and thread-safe. */
public final class LearningEvents {

    private LearningEvents() {}

    /**
     * A model was made.
     *
     * @param gates how many posts each reason kept out, each told under {@code gate_<reason>}
     */
    public static RecordedEvent learned(Model model, SortedMap<String, Integer> gates, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("version", model.version().value());
        data.put("posts", Integer.toString(model.posts()));
        data.put("last_position", Long.toString(model.lastPosition()));
        gates.forEach((reason, posts) -> data.put("gate_" + reason, Integer.toString(posts)));
        return new RecordedEvent("model_learned", Severity.INFO, at, data);
    }
}
