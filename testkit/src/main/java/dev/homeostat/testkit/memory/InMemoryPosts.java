package dev.homeostat.testkit.memory;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.publishing.PublishingEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            QueuedPost queued = new QueuedPost(details.keptAt(now));
            state.add(new KeptPost(queued, decision.keptAt(now), Optional.empty(), now));
            state.events.add(PublishingEvents.queued(post, now));
            return true;
        });
    }

    @Override
    public Optional<Post> find(PostId id) {
        return state.transact(() -> Optional.ofNullable(state.posts.get(id)).map(KeptPost::post));
    }

    @Override
    public Optional<Post> findBySiteId(AccountId account, String siteId) {
        return state.transact(
                () -> state.knownOrEmpty(account).posts.bySiteId(siteId).map(id -> state.post(id)
                        .post()));
    }

    @Override
    public List<RecentItem> recentItems(AccountId account, Duration span) {
        return state.transact(() -> state.account(account)
                .posts
                .recentItems(state.accountNow(account).minus(span)));
    }

    @Override
    public List<Post> latest(AccountId account, int limit) {
        return state.transact(() -> state.knownOrEmpty(account).posts.latest(limit));
    }

    @Override
    public Map<PostStatus, Integer> countByStatus(AccountId account) {
        return state.transact(() -> state.knownOrEmpty(account).posts.counts());
    }

    @Override
    public Optional<Instant> nextDue(AccountId account) {
        return state.transact(
                () -> state.knownOrEmpty(account).posts.queued().findFirst().map(post -> post.details()
                        .dueAt()));
    }

    @Override
    public Optional<History> history(PostId id) {
        return state.transact(() -> Optional.ofNullable(state.posts.get(id))
                .map(kept -> new History(
                        kept.post(),
                        kept.decision,
                        kept.planned.map(planned -> planned.choice()),
                        kept.attempts.records(),
                        state.events.of(id))));
    }
}
