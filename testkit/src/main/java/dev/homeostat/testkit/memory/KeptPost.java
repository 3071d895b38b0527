package dev.homeostat.testkit.memory;

import dev.homeostat.application.moderation.port.ModerationDesk.Removal;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.PendingPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.TextFingerprint;
import dev.homeostat.domain.publishing.KnownItem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that is kept of one post besides its events. */
final class KeptPost {

    final Optional<PlannedPost> planned;
    final AttemptLog attempts = new AttemptLog();
    final List<Reading> readings = new ArrayList<>();
    final Set<Maturity> rewarded = EnumSet.noneOf(Maturity.class);
    final NavigableMap<Integer, RemovalMark> removals = new TreeMap<>();
    Decision decision;
    Optional<Instant> readingDue = Optional.empty();
    int readingFailures;

    private final List<TextFingerprint> fingerprints;
    private Post post;
    private Instant since;
    private Optional<Instant> postedAt;

    /**
     * A new post.
     *
     * @param since account time from which it is in its state
     */
    KeptPost(Post post, Decision decision, Optional<PlannedPost> planned, Instant since) {
        this.post = post;
        this.decision = decision;
        this.planned = planned;
        this.since = since;
        this.postedAt = postedAt(post);
        this.fingerprints = post.details().content().items().stream()
                .map(TextFingerprint::of)
                .toList();
    }

    PostId id() {
        return post.id();
    }

    Post post() {
        return post;
    }

    void become(Post after, Instant accountNow) {
        since = after.status() == post.status() ? since : accountNow;
        postedAt = after instanceof ArchivedPost ? postedAt : postedAt(after);
        post = after;
    }

    private static Optional<Instant> postedAt(Post post) {
        return switch (post) {
            case PublishedPost published -> Optional.of(published.postedAt());
            case PublishedWithoutId published -> Optional.of(published.postedAt());
            default -> Optional.empty();
        };
    }

    List<FactId> facts() {
        return planned.map(PlannedPost::facts).orElse(List.of());
    }

    /** The last item first. */
    Stream<Removal> removalsLeft(Instant machineNow) {
        List<SitePostId> items = post.details().published();
        return removals.descendingMap().entrySet().stream()
                .filter(entry -> !entry.getValue().done())
                .map(entry -> new Removal(
                        id(),
                        entry.getKey(),
                        items.get(entry.getKey() - 1),
                        entry.getValue().tries(),
                        Duration.between(attempts.latestAt(entry.getKey()).orElse(Instant.EPOCH), machineNow)));
    }

    /** Its items that were tried, with what is known of them. */
    Stream<KnownItem> triedItems() {
        return IntStream.rangeClosed(1, post.details().content().items().size())
                .boxed()
                .flatMap(position -> attempts.latestAt(position).map(at -> item(position, at)).stream());
    }

    private KnownItem item(int position, Instant triedAt) {
        PostDetails details = post.details();
        return new KnownItem(
                id(),
                post.status(),
                triedAt,
                details.textAt(position).value(),
                details.published().stream().skip(position - 1L).findFirst(),
                details.terms().mayRepeat(),
                removals.getOrDefault(position, RemovalMark.NEW).done());
    }

    List<Arm> arms() {
        return planned.map(plan -> plan.choice().arms()).orElse(List.of());
    }

    Optional<Reading> latestReading() {
        return readings.isEmpty() ? Optional.empty() : Optional.of(readings.getLast());
    }

    /** When it came to stand on the site, or ended otherwise; empty while that is still to come. */
    Optional<Instant> ended() {
        return switch (post) {
            case PublishedPost published -> Optional.of(published.postedAt());
            case PublishedWithoutId published -> Optional.of(published.postedAt());
            case FailedPost failed -> Optional.of(since);
            case RejectedPost rejected -> Optional.of(since);
            case ArchivedPost archived -> postedAt.or(() -> Optional.of(since));
            default -> Optional.empty();
        };
    }

    /** The items that were published or may be. */
    Stream<RecentItem> recentItems() {
        boolean gaveUp = post instanceof FailedPost || post instanceof RejectedPost || post instanceof ArchivedPost;
        int inDoubt = post instanceof ArchivedPost archived && archived.inDoubt() ? 1 : 0;
        int items = gaveUp ? post.details().published().size() + inDoubt : fingerprints.size();
        boolean waiting =
                post instanceof PendingPost && post.details().published().isEmpty();
        List<PostText> texts = post.details().content().items();
        return IntStream.range(0, items)
                .mapToObj(i -> new RecentItem(id(), texts.get(i).value(), fingerprints.get(i), waiting));
    }
}
