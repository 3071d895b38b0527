package dev.homeostat.domain.content;

import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.post.QueuedPost;
import java.util.List;

/**
 * A post with its place in the plan and everything that was decided about it.
 *
 * @param facts which facts it tells, in order
 */
public record PlannedPost(
        QueuedPost post, Decision decision, Slot slot, Choice choice, Form form, Wording wording, List<FactId> facts) {

    public PlannedPost {
        facts = List.copyOf(facts);
    }
}
