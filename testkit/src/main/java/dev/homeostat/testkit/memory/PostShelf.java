package dev.homeostat.testkit.memory;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.KnownItem;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An account's posts, at hand by what is asked of them, so that no question walks through all. */
final class PostShelf {

    private static final Comparator<QueuedPost> BY_DUE_TIME =
            Comparator.comparing((QueuedPost post) -> post.details().dueAt()).thenComparing(Post::id);
    private static final Comparator<KeptPost> BY_AGE = Comparator.comparing(
                    (KeptPost kept) -> kept.post().details().createdAt())
            .thenComparing(KeptPost::id);

    private final Map<PostId, KeptPost> all = new LinkedHashMap<>();
    private final Map<PostStatus, Integer> counts = new EnumMap<>(PostStatus.class);
    private final SortedSet<QueuedPost> queued = new TreeSet<>(BY_DUE_TIME);
    private final Map<PostId, PublishingPost> publishing = new LinkedHashMap<>();
    private final Map<PostId, UnsettledPost> unsettled = new LinkedHashMap<>();
    private final Map<PostId, KeptPost> open = new LinkedHashMap<>();
    private final NavigableMap<Moment, KeptPost> ended = new TreeMap<>();
    private final Map<SitePostId, PostId> onSite = new HashMap<>();

    /** A place in time that no other post has. */
    private record Moment(Instant at, Optional<PostId> post) implements Comparable<Moment> {

        private static final Comparator<Moment> ORDER = Comparator.comparing(Moment::at)
                .thenComparing(moment -> moment.post().map(PostId::toString).orElse(""));

        @Override
        public int compareTo(Moment other) {
            return ORDER.compare(this, other);
        }
    }

    void add(KeptPost kept) {
        all.put(kept.id(), kept);
        shelve(kept);
    }

    void change(KeptPost kept, Post after, Instant accountNow) {
        unshelve(kept);
        kept.become(after, accountNow);
        shelve(kept);
    }

    private void shelve(KeptPost kept) {
        Post post = kept.post();
        counts.merge(post.status(), 1, Integer::sum);
        kept.ended()
                .map(at -> new Moment(at, Optional.of(post.id())))
                .ifPresentOrElse(moment -> ended.put(moment, kept), () -> open.put(post.id(), kept));
        switch (post) {
            case QueuedPost waiting -> queued.add(waiting);
            case PublishingPost claimed -> publishing.put(post.id(), claimed);
            case UnsettledPost lost -> unsettled.put(post.id(), lost);
            default -> {}
        }
        post.details().published().forEach(id -> onSite.put(id, post.id()));
    }

    private void unshelve(KeptPost kept) {
        Post post = kept.post();
        counts.merge(post.status(), -1, (count, one) -> count > 1 ? count - 1 : null);
        kept.ended().ifPresent(at -> ended.remove(new Moment(at, Optional.of(post.id()))));
        open.remove(post.id());
        publishing.remove(post.id());
        unsettled.remove(post.id());
        if (post instanceof QueuedPost waiting) {
            queued.remove(waiting);
        }
    }

    /** By due time. */
    Stream<QueuedPost> queued() {
        return queued.stream();
    }

    /** Posts that wait for their turn or for approval, nothing of them out, by due time. */
    Stream<KeptPost> waiting() {
        return open.values().stream()
                .filter(kept -> kept.post() instanceof QueuedPost || kept.post() instanceof PostAwaitingApproval)
                .filter(kept -> kept.post().details().published().isEmpty())
                .sorted(Comparator.comparing(
                                (KeptPost kept) -> kept.post().details().dueAt())
                        .thenComparing(KeptPost::id));
    }

    /** Items that were tried then or later for the last time, by that. */
    Stream<KnownItem> triedSince(Instant since) {
        return all.values().stream()
                .flatMap(KeptPost::triedItems)
                .filter(item -> !item.triedAt().isBefore(since))
                .sorted(Comparator.comparing(KnownItem::triedAt).thenComparing(KnownItem::post));
    }

    /** Content hashes of the items that may be on their way to the site. */
    Set<String> inDoubt(Optional<PostId> except) {
        return Stream.concat(publishing(), unsettled())
                .filter(post -> !Optional.of(post.id()).equals(except))
                .map(PostShelf::nextHash)
                .collect(Collectors.toSet());
    }

    static String nextHash(Post post) {
        return post.details().textAt(post.details().nextPosition()).hash();
    }

    Stream<PublishingPost> publishing() {
        return publishing.values().stream();
    }

    Stream<UnsettledPost> unsettled() {
        return unsettled.values().stream();
    }

    /** The site's ids of all items that are known to be out. */
    Set<SitePostId> taken() {
        return Collections.unmodifiableSet(onSite.keySet());
    }

    boolean isTaken(SitePostId id) {
        return onSite.containsKey(id);
    }

    /** Posts that stand on the site whole and came to stand there then or later, oldest first. */
    Stream<KeptPost> publishedSince(Instant since) {
        return endedSince(since).filter(kept -> kept.post() instanceof PublishedPost);
    }

    /** Items by the age of their posts, oldest first. */
    List<RecentItem> recentItems(Instant since) {
        return Stream.concat(open.values().stream(), endedSince(since))
                .sorted(BY_AGE)
                .flatMap(KeptPost::recentItems)
                .toList();
    }

    private Stream<KeptPost> endedSince(Instant since) {
        return ended.tailMap(new Moment(since, Optional.empty()), true).values().stream();
    }

    Optional<PostId> bySiteId(String siteId) {
        return onSite.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(siteId))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    List<Post> latest(int limit) {
        Comparator<Post> newestFirst = Comparator.<Post, Instant>comparing(
                        post -> post.details().createdAt())
                .reversed()
                .thenComparing(Post::id);
        return all.values().stream()
                .map(KeptPost::post)
                .sorted(newestFirst)
                .limit(limit)
                .toList();
    }

    Map<PostStatus, Integer> counts() {
        return Collections.unmodifiableMap(new EnumMap<>(counts));
    }
}
