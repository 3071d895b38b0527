package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events that publishing leaves behind, and what it leaves for good in the audit chain; their types and keys are
 * known to operators. Pure and thread-safe.
 */
public final class PublishingEvents {

    private PublishingEvents() {}

    public static RecordedEvent queued(QueuedPost post, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", post.id().toString());
        data.put("decision_id", post.details().decision().toString());
        data.put("to", post.status().word());
        return new RecordedEvent("post_queued", Severity.INFO, at, data);
    }

    /** The post was not claimed, because it says what was said before. */
    public static RecordedEvent saidBefore(ClaimPolicy.Decision.Withhold withheld, Instant at) {
        ArchivedPost after = withheld.archived();
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", after.id().toString());
        data.put("decision_id", after.details().decision().toString());
        data.put("from", withheld.post().status().word());
        data.put("to", after.status().word());
        data.put("earlier_post_id", withheld.twin().earlier().toString());
        data.put("detail", after.reason());
        return new RecordedEvent("post_said_before", Severity.WARNING, at, data);
    }

    /** In shadow mode the post would have gone out now. */
    public static RecordedEvent shadowed(ClaimPolicy.Decision.Shadow decided, Instant at) {
        ArchivedPost after = decided.archived();
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", after.id().toString());
        data.put("decision_id", after.details().decision().toString());
        data.put("from", decided.post().status().word());
        data.put("to", after.status().word());
        data.put("detail", after.reason());
        return new RecordedEvent("post_shadowed", Severity.INFO, at, data);
    }

    /** The posting rate adapted, or the site asked to wait. */
    public static RecordedEvent paced(Pacing before, Pacing after, PublishOutcome outcome, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("from", Double.toString(before.rate().perHour()));
        data.put("to", Double.toString(after.rate().perHour()));
        data.put("good", Integer.toString(before.good()));
        data.put("bad", Integer.toString(before.bad()));
        after.throttledUntil().ifPresent(until -> data.put("throttled_until", until.toString()));
        data.put("detail", outcome.word());
        return new RecordedEvent("posting_rate_changed", Severity.WARNING, at, data);
    }

    public static RecordedEvent claimed(QueuedPost before, PublishingPost after, Instant at) {
        return changed("post_claimed", Severity.INFO, before, after, after.attempt(), "", at);
    }

    public static RecordedEvent settled(PublishingPost before, Post after, PublishOutcome outcome, Instant at) {
        String type = after instanceof PublishingPost
                ? "post_item_confirmed"
                : "post_" + after.status().word();
        return changed(type, severityOf(after), before, after, before.attempt(), outcome.detail(), at);
    }

    public static RecordedEvent released(PublishingPost before, UnconfirmedPost after, Instant at) {
        return changed("post_unconfirmed", severityOf(after), before, after, before.attempt(), after.reason(), at);
    }

    public static RecordedEvent resolved(UnsettledPost before, Post after, Verdict verdict, Instant at) {
        boolean forPerson =
                after instanceof UnsettledPost post && post.search().forPerson().isPresent();
        String type = forPerson ? "post_for_person" : "post_reconciled";
        Severity severity = forPerson ? Severity.ERROR : Severity.INFO;
        return changed(type, severity, before, after, before.attempt(), verdict.detail(), at);
    }

    private static Severity severityOf(Post post) {
        return switch (post.status()) {
            case UNCONFIRMED -> Severity.WARNING;
            case FAILED -> Severity.ERROR;
            default -> Severity.INFO;
        };
    }

    private static RecordedEvent changed(
            String type, Severity severity, Post before, Post after, Attempt attempt, String detail, Instant at) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", after.id().toString());
        data.put("decision_id", after.details().decision().toString());
        data.put("from", before.status().word());
        data.put("to", after.status().word());
        data.put("attempt", Integer.toString(attempt.number()));
        data.put("position", Integer.toString(attempt.position()));
        data.put("epoch", attempt.epoch().toString());
        data.put("detail", detail);
        return new RecordedEvent(type, severity, at, data);
    }

    /** The irreversible step was allowed: all that is needed to explain it. */
    public static AuditRecord grantedForGood(Claim claim, EngineId engine, Decision decision) {
        SortedMap<String, String> data = attempted(claim.post().details(), claim.attempt(), engine);
        data.put("content_hash", claim.attempt().contentHash());
        data.put("text", claim.post().text().value());
        data.put("decision_id", decision.id().toString());
        data.put("decided_by", decision.decidedBy());
        data.put("reason", decision.reason());
        decision.policyVersion().ifPresent(version -> data.put("policy_version", version));
        decision.model().ifPresent(model -> data.put("model", model));
        decision.promptHash().ifPresent(hash -> data.put("prompt_hash", hash));
        decision.propensity().ifPresent(propensity -> data.put("propensity", Double.toString(propensity)));
        decision.approval().ifPresent(approval -> data.put("approval", approval));
        return forGood("publish_granted", claim.post(), engine, data);
    }

    /**
     * What came of an attempt, empty when it was none on the site.
     *
     * @param granted whether its irreversible step had been allowed
     */
    public static Optional<AuditRecord> settledForGood(
            PublishingPost before, PublishOutcome outcome, EngineId engine, boolean granted) {
        if (outcome instanceof PublishOutcome.Rehearsed || (outcome instanceof PublishOutcome.NotSent && !granted)) {
            return Optional.empty();
        }
        SortedMap<String, String> data = attempted(before.details(), before.attempt(), engine);
        data.put("outcome", outcome.word());
        data.put("detail", outcome.detail());
        if (outcome instanceof PublishOutcome.Confirmed confirmed) {
            data.put("site_post_id", confirmed.id().value());
        }
        return Optional.of(forGood("publish_settled", before, engine, data));
    }

    /** Reading ended the search for an attempt's item. */
    public static AuditRecord resolvedForGood(UnsettledPost before, Post after, Verdict verdict, EngineId engine) {
        SortedMap<String, String> data = attempted(before.details(), before.attempt(), engine);
        data.put("verdict", verdict.word());
        data.put("detail", verdict.detail());
        data.put("to", after.status().word());
        if (verdict instanceof Verdict.Found found) {
            data.put("site_post_id", found.id().value());
        }
        return forGood("publish_resolved", before, engine, data);
    }

    private static SortedMap<String, String> attempted(PostDetails details, Attempt attempt, EngineId engine) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", details.id().toString());
        data.put("attempt", Integer.toString(attempt.number()));
        data.put("position", Integer.toString(attempt.position()));
        data.put("epoch", attempt.epoch().toString());
        data.put("engine", engine.value());
        return data;
    }

    private static AuditRecord forGood(String act, Post post, EngineId engine, SortedMap<String, String> data) {
        return new AuditRecord(
                Optional.of(post.details().account()),
                engine.value(),
                act,
                post.id().toString(),
                data);
    }
}
