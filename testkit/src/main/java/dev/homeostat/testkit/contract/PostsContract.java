package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Posts} must do. */
public interface PostsContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");

    @Test
    default void keepsAPostWithItsDecision() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        QueuedPost post = fixtures.queued(now(), "one  two\nthree", "a thread's second item \uD83D\uDE80");

        assertThat(store().posts().queue(post, fixtures.decision(post))).isTrue();

        Post kept = store().posts().find(post.id()).orElseThrow();
        assertThat(kept).isInstanceOf(QueuedPost.class);
        assertThat(kept.details().content()).isEqualTo(post.details().content());
        assertThat(kept.details().decision()).isEqualTo(post.details().decision());
        Posts.History history = store().posts().history(post.id()).orElseThrow();
        assertThat(history.decision().reason()).isEqualTo("a test queued it");
        assertThat(history.events()).extracting(event -> event.type()).containsExactly("post_queued");
    }

    @Test
    default void keepsAPostOnce() {
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        QueuedPost post = fixtures.queued(now(), "once");
        store().posts().queue(post, fixtures.decision(post));

        assertThat(store().posts().queue(post, fixtures.decision(post))).isFalse();
        assertThat(store().posts().countByStatus(ACCOUNT)).isEqualTo(Map.of(PostStatus.QUEUED, 1));
    }

    @Test
    default void listsTheLatestFirst() {
        QueuedPost older = keep("older");
        elapse(Duration.ofMinutes(1));
        QueuedPost newer = keep("newer");

        assertThat(store().posts().latest(ACCOUNT, 10)).extracting(Post::id).containsExactly(newer.id(), older.id());
        assertThat(store().posts().latest(ACCOUNT, 1)).extracting(Post::id).containsExactly(newer.id());
    }

    @Test
    default void knowsWhenTheNextIsDue() {
        assertThat(store().posts().nextDue(open())).isEmpty();
        Instant now = now();
        PostFixtures fixtures = new PostFixtures(ACCOUNT);
        for (int minutes : new int[] {30, 10, 20}) {
            QueuedPost post = fixtures.queued(now.plus(Duration.ofMinutes(minutes)), "due in " + minutes);
            store().posts().queue(post, fixtures.decision(post));
        }

        assertThat(store().posts().nextDue(ACCOUNT)).contains(now.plus(Duration.ofMinutes(10)));
    }

    @Test
    default void knowsNothingOfOtherPosts() {
        assertThat(store().posts().find(new PostId(new UUID(1, 2)))).isEmpty();
        assertThat(store().posts().history(new PostId(new UUID(1, 2)))).isEmpty();
        assertThat(store().posts().findBySiteId(open(), "42")).isEmpty();
    }

    private QueuedPost keep(String text) {
        PostFixtures fixtures = new PostFixtures(ACCOUNT, text.hashCode());
        QueuedPost post = fixtures.queued(now(), text);
        store().posts().queue(post, fixtures.decision(post));
        return post;
    }

    private AccountId open() {
        store().accounts().open(ACCOUNT);
        return ACCOUNT;
    }

    /** Account time of the store, to the microsecond that every store keeps. */
    private Instant now() {
        return store().accounts().open(ACCOUNT).accountOrigin();
    }
}
