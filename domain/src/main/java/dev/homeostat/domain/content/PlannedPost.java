package dev.homeostat.domain.content;

import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.post.PendingPost;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.QueuedPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post with its place in the plan and everything that was decided about it.
 *
 * @param facts which facts it tells, in order
 */
public record PlannedPost(
        PendingPost post, Decision decision, Slot slot, Choice choice, Form form, Wording wording, List<FactId> facts) {

    public PlannedPost {
        facts = List.copyOf(facts);
    }

    /** The same, kept from this account time on; the policy that its decision names is the model of the choice. */
    public PlannedPost keptAt(Instant accountNow) {
        Decision kept = new Decision(
                decision.id(),
                decision.account(),
                decision.decidedBy(),
                decision.reason(),
                Optional.of(choice.model().value()),
                decision.model(),
                decision.promptHash(),
                decision.propensity(),
                decision.approval(),
                accountNow);
        PostDetails details = post.details().keptAt(accountNow);
        PendingPost pending =
                switch (post) {
                    case QueuedPost queued -> new QueuedPost(details);
                    case PostAwaitingApproval waiting -> new PostAwaitingApproval(details);
                };
        return new PlannedPost(pending, kept, slot, choice, form, wording, facts);
    }

    /** The use of each fact that it tells, in order. */
    public List<FactUse> uses() {
        Instant dueAt = post.details().dueAt();
        return facts.stream().map(fact -> new FactUse(fact, form, dueAt)).toList();
    }
}
