package dev.homeostat.domain.content;

import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.RecentItem;
import java.util.List;
import java.util.Optional;

/** What a draft must pass before it is planned: its length as the site counts it, and that it says something new. */
public final class DraftGate {

    private DraftGate() {}

    /**
     * The first objection to a draft.
     *
     * @param recent items within the window of {@link DuplicatePolicy}, those that wait among them
     */
    public static Optional<String> objection(Draft draft, LengthRule rule, List<RecentItem> recent) {
        List<PostText> items = draft.content().items();
        for (int position = 1; position <= items.size(); position++) {
            int length = rule.length(items.get(position - 1));
            if (length > rule.max()) {
                return Optional.of(
                        "item %d has %d characters, the site takes %d".formatted(position, length, rule.max()));
            }
        }
        return DuplicatePolicy.find(draft.content(), recent).map(DuplicatePolicy.Twin::reason);
    }
}
