package dev.homeostat.domain.publishing;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** The events that publishing leaves behind; their types and keys are known to operators. Pure and thread-safe. */
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
}
