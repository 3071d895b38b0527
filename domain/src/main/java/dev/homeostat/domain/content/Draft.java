package dev.homeostat.domain.content;

import dev.homeostat.domain.post.Content;
import java.util.List;

/**
 * A written post that no gate has judged yet.
 *
 * @param facts what it tells, in order
 */
public record Draft(Content content, Form form, Wording wording, List<FactId> facts) {

    public Draft {
        facts = List.copyOf(facts);
    }
}
