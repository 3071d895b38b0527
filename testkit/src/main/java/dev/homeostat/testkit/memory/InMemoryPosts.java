package dev.homeostat.testkit.memory;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.publishing.PublishingEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryPosts implements Posts {

    private final MemoryState state;

    InMemoryPosts(MemoryState state) {
        this.state = state;
    }

    @Override
    public boolean queue(QueuedPost post, Decision decision) {
        return state.transact(() -> {
            if (state.posts.containsKey(post.id())) {
                return false;
            }
            PostDetails details = post.details();
            Instant now = state.accountNow(details.account());
            state.posts.put(post.id(), new QueuedPost(details.keptAt(now)));
            state.decisions.put(post.id(), decision.keptAt(now));
            state.events.add(PublishingEvents.queued(post, now));
            return true;
        });
    }

    @Override
    public Optional<Post> find(PostId id) {
        return state.transact(() -> Optional.ofNullable(state.posts.get(id)));
    }

    @Override
    public Optional<Post> findBySiteId(AccountId account, String siteId) {
        return state.transact(() -> of(account)
                .filter(post -> post.details().published().stream()
                        .anyMatch(id -> id.value().equals(siteId)))
                .findFirst());
    }

    @Override
    public List<RecentItem> recentItems(AccountId account, Duration span) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Post> latest(AccountId account, int limit) {
        return state.transact(() -> of(account)
                .sorted(Comparator.<Post, Instant>comparing(
                                post -> post.details().createdAt())
                        .reversed()
                        .thenComparing(Post::id))
                .limit(limit)
                .toList());
    }

    @Override
    public Map<PostStatus, Integer> countByStatus(AccountId account) {
        return state.transact(() -> {
            Map<PostStatus, Integer> counts = new EnumMap<>(PostStatus.class);
            of(account).forEach(post -> counts.merge(post.status(), 1, Integer::sum));
            return counts;
        });
    }

    @Override
    public Optional<Instant> nextDue(AccountId account) {
        return state.transact(() -> of(account)
                .filter(QueuedPost.class::isInstance)
                .map(post -> post.details().dueAt())
                .min(Comparator.naturalOrder()));
    }

    @Override
    public Optional<History> history(PostId id) {
        return state.transact(() -> Optional.ofNullable(state.decisions.get(id)).map(decision -> {
            List<RecordedEvent> events = state.events.stream()
                    .filter(event -> id.toString().equals(event.data().get("post_id")))
                    .toList();
            return new History(
                    state.post(id),
                    decision,
                    Optional.empty(),
                    state.attempts(id).records(),
                    events);
        }));
    }

    private Stream<Post> of(AccountId account) {
        return state.posts.values().stream()
                .filter(post -> post.details().account().equals(account));
    }
}
