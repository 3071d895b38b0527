package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.Homeostat;
import dev.homeostat.application.Overview;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The posts that were queued in a run, about one in four a thread, each item with a text of its own. */
final class Backlog {

    private static final int THREAD_EVERY = 4;
    private static final String RECONCILED = "post_reconciled";

    private final Homeostat homeostat;
    private final Posts posts;
    private final long seed;
    private final List<PostId> ids = new ArrayList<>();

    Backlog(Homeostat homeostat, Posts posts, long seed) {
        this.homeostat = homeostat;
        this.posts = posts;
        this.seed = seed;
    }

    void queue(int count) {
        for (int i = 0; i < count; i++) {
            int number = ids.size() + 1;
            queue(content(number, items(number)));
        }
    }

    void queueThread(int items) {
        queue(content(ids.size() + 1, items));
    }

    private void queue(Content content) {
        switch (homeostat.queue(content, PostTerms.REPEATABLE)) {
            case QueuePost.Answer.Queued queued -> ids.add(queued.id());
            case QueuePost.Answer.TooLong tooLong -> throw new IllegalStateException("a text is too long");
            case QueuePost.Answer.SaidBefore before -> throw new IllegalStateException("a text may repeat");
        }
    }

    /** Threads have two and three items in turn. */
    private static int items(int number) {
        return number % THREAD_EVERY == 0 ? 2 + number / THREAD_EVERY % 2 : 1;
    }

    private Content content(int number, int items) {
        return Content.of(IntStream.rangeClosed(1, items)
                .mapToObj(position -> new PostText("Chaos %d, post %d, item %d of %d.\nIt stands here once."
                        .formatted(seed, number, position, items)))
                .toList());
    }

    /** Whether nothing is left that the engine could do something about. */
    boolean isDrained() {
        return left() == 0;
    }

    /** Posts that are not at their end. */
    int left() {
        Overview overview = homeostat.overview();
        return overview.posts().getOrDefault(PostStatus.QUEUED, 0)
                + overview.posts().getOrDefault(PostStatus.POSTING, 0)
                + overview.unsettled();
    }

    Post find(PostId id) {
        return posts.find(id).orElseThrow();
    }

    List<Post> all() {
        return ids.stream().map(this::find).toList();
    }

    /** Whether only a person can do something about it. */
    static boolean isForPerson(Post post) {
        return switch (post) {
            case FailedPost failed -> true;
            case UnsettledPost unsettled -> unsettled.search().forPerson().isPresent();
            default -> false;
        };
    }

    /**
     * How the posts came to their end.
     *
     * @param helped the posts that were settled by hand
     */
    Settled settled(Set<PostId> helped) {
        List<Post> all = all();
        int items = all.stream()
                .mapToInt(post -> post.details().content().items().size())
                .sum();
        int reconciled = count(ids, id -> history(id).events().stream()
                .anyMatch(event -> event.type().equals(RECONCILED)));
        int forPerson = count(all, Backlog::isForPerson);
        int alone = count(all, post -> post instanceof PublishedPost && !helped.contains(post.id()));
        return new Settled(all.size(), items, reconciled, forPerson, alone, Durations.of(times(all)));
    }

    /** From the first intent of a post until it stood there whole. */
    private List<Duration> times(List<Post> all) {
        AccountTime time = homeostat.time();
        return all.stream()
                .filter(post -> post instanceof PublishedPost)
                .map(post -> (PublishedPost) post)
                .flatMap(post -> history(post.id()).attempts().stream()
                        .map(made -> made.attempt().intendedAt())
                        .min(Instant::compareTo)
                        .map(first -> Duration.between(first, time.machineAt(post.postedAt())))
                        .stream())
                .toList();
    }

    private static <T> int count(List<T> list, Predicate<T> which) {
        return Math.toIntExact(list.stream().filter(which).count());
    }

    /** The line that tells of a finding: how to get it again, and all that happened to the post. */
    String describe(Finding finding) {
        String found = "seed %d, %s: %s".formatted(seed, finding.kind().word(), finding.what());
        return finding.post()
                .map(id -> "%s; post %s; history: %s".formatted(found, id, told(history(id))))
                .orElse(found);
    }

    private Posts.History history(PostId id) {
        return posts.history(id).orElseThrow();
    }

    private static String told(Posts.History history) {
        List<String> told = new ArrayList<>();
        history.attempts()
                .forEach(made -> told.add("attempt %d of item %d from %s to %s: %s (%s)"
                        .formatted(
                                made.attempt().number(),
                                made.attempt().position(),
                                made.attempt().intendedAt(),
                                made.attempt().deadline(),
                                made.outcome().orElse("unknown"),
                                made.detail().orElse(""))));
        history.events().forEach(event -> told.add("%s %s %s".formatted(event.at(), event.type(), event.data())));
        return String.join("; ", told);
    }
}
