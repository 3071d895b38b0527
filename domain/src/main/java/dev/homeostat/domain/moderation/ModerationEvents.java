package dev.homeostat.domain.moderation;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The events that orders about posts leave behind, and what they leave for good in the audit chain; their types and keys
 * are known to operators. Pure and thread-safe.
 */
public final class ModerationEvents {

    private ModerationEvents() {}

    static RecordedEvent changed(String type, Post before, Post after, String by, String detail, Instant at) {
        return new RecordedEvent(type, Severity.WARNING, at, change(before, after, by, detail));
    }

    /** A post was held back because of another that was taken down. */
    static RecordedEvent quarantined(Post before, ArchivedPost after, PostId takenDown, String by, Instant at) {
        SortedMap<String, String> data = change(before, after, by, after.reason());
        data.put("taken_down_post_id", takenDown.toString());
        return new RecordedEvent("post_quarantined", Severity.WARNING, at, data);
    }

    private static SortedMap<String, String> change(Post before, Post after, String by, String detail) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", after.id().toString());
        data.put("decision_id", after.details().decision().toString());
        data.put("from", before.status().word());
        data.put("to", after.status().word());
        data.put("by", by);
        data.put("detail", detail);
        return data;
    }

    /** The site does not show an item any more that was to be removed. */
    public static RecordedEvent removed(PostId post, int position, SitePostId item, String evidence, Instant at) {
        return new RecordedEvent("post_item_removed", Severity.INFO, at, data(post, position, item, evidence));
    }

    /** An attempt to remove an item failed, or nobody knows. */
    public static RecordedEvent notRemoved(PostId post, int position, SitePostId item, String reason, Instant at) {
        return new RecordedEvent("post_item_not_removed", Severity.WARNING, at, data(post, position, item, reason));
    }

    /** An item's removal was allowed. */
    public static AuditRecord removalGranted(Tenure tenure, PostId post, int position, SitePostId item) {
        return forGood("removal_granted", tenure, post, data(post, position, item, "a person took the post down"));
    }

    /** An item is gone from the site. */
    public static AuditRecord itemRemoved(Tenure tenure, PostId post, int position, SitePostId item, String evidence) {
        return forGood("item_removed", tenure, post, data(post, position, item, evidence));
    }

    private static AuditRecord forGood(String act, Tenure tenure, PostId post, SortedMap<String, String> data) {
        return new AuditRecord(Optional.of(tenure.account()), tenure.engine().value(), act, post.toString(), data);
    }

    private static SortedMap<String, String> data(PostId post, int position, SitePostId item, String detail) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("post_id", post.toString());
        data.put("position", Integer.toString(position));
        data.put("site_post_id", item.value());
        data.put("detail", detail);
        return data;
    }
}
