package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The events of the publishing desk. */
final class DeskEvents {

    private DeskEvents() {}

    static void settled(
            Handle handle, AccountRow account, Post before, Post after, Attempt attempt, PublishOutcome outcome) {
        String type = after instanceof PublishingPost
                ? "post_item_confirmed"
                : "post_" + after.status().word();
        write(handle, account, type, severityOf(after), before, after, attempt, outcome.detail());
    }

    private static Severity severityOf(Post post) {
        return switch (post.status()) {
            case UNCONFIRMED -> Severity.WARNING;
            case FAILED -> Severity.ERROR;
            default -> Severity.INFO;
        };
    }

    static void resolved(Handle handle, AccountRow account, UnsettledPost before, Post after, Verdict verdict) {
        boolean forPerson = after instanceof UnsettledPost unsettled
                && unsettled.search().forPerson().isPresent();
        String type = forPerson ? "post_for_person" : "post_reconciled";
        Severity severity = forPerson ? Severity.ERROR : Severity.INFO;
        write(handle, account, type, severity, before, after, before.attempt(), verdict.detail());
    }

    static void write(
            Handle handle,
            AccountRow account,
            String type,
            Severity severity,
            Post before,
            Post after,
            Attempt attempt,
            String detail) {
        Map<String, String> data = Map.of(
                "post_id", after.id().toString(),
                "decision_id", after.details().decision().toString(),
                "from", before.status().word(),
                "to", after.status().word(),
                "attempt", Integer.toString(attempt.number()),
                "position", Integer.toString(attempt.position()),
                "epoch", attempt.epoch().toString(),
                "detail", detail);
        StoreEvents.ofAccount(handle, account, type, severity, data);
    }
}
