package dev.homeostat.testkit.contract;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.content.Wording;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.ModelVersion;
import dev.homeostat.domain.learning.Pick;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;

/** Planned posts to test with. */
final class PlanFixtures {

    static final ModelVersion MODEL = new ModelVersion("ab".repeat(32));
    static final Wording WORDING = new Wording("question", "warm");

    /** From the beginning of its slot until a planned post expires. */
    static final Duration LIFE = Duration.ofHours(6);

    private final PostFixtures posts;

    PlanFixtures(AccountId account, long space) {
        this.posts = new PostFixtures(account, space);
    }

    /** A post for a slot, due at its beginning. */
    PlannedPost planned(Slot slot, String generator, List<String> facts, String... items) {
        QueuedPost queued = posts.queued(slot.start(), items);
        QueuedPost post = until(queued, slot);
        Form form = new Form(generator, post.details().content().format());
        Decision decision = posts.decision(post);
        return new PlannedPost(
                post,
                decision,
                slot,
                choice(slot, form),
                form,
                WORDING,
                facts.stream().map(FactId::new).toList());
    }

    /** Propensities that no short decimal number stands for. */
    private static Choice choice(Slot slot, Form form) {
        int hour = slot.start().atOffset(ZoneOffset.UTC).getHour();
        return new Choice(
                MODEL,
                "cd".repeat(32),
                List.of(
                        new Pick(Arm.hour(hour), 1.0 / 3, 24),
                        new Pick(new Arm(Dimension.GENERATOR, form.generator()), 0.1 + 0.2, 3),
                        new Pick(new Arm(Dimension.FORMAT, form.format()), 1, 1),
                        new Pick(new Arm(Dimension.TOPIC, "coffee, tea"), Math.nextDown(0.7), 12)));
    }

    private static QueuedPost until(QueuedPost post, Slot slot) {
        PostDetails details = post.details();
        return new QueuedPost(details.on(PostTerms.until(slot.start().plus(LIFE))));
    }
}
