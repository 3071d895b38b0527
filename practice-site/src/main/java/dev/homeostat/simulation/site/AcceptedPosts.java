package dev.homeostat.simulation.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** What the site accepted, in order. A post is durable before it is here to be seen. Thread-safe. */
final class AcceptedPosts implements AutoCloseable {

    private static final long FIRST_ID = 1_000_001;

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final PostNumbers numbers;
    private final Optional<PostFile> file;
    private final Optional<Duration> noTwinsWithin;
    private final List<AcceptedPost> posts;

    private AcceptedPosts(
            InstantSource clock,
            PostNumbers numbers,
            Optional<Duration> noTwinsWithin,
            Optional<PostFile> file,
            List<AcceptedPost> posts) {
        this.clock = clock;
        this.noTwinsWithin = noTwinsWithin;
        this.numbers = numbers;
        this.file = file;
        this.posts = posts;
        posts.forEach(post -> numbers.shown(post, parent(post)));
    }

    static AcceptedPosts inMemory(InstantSource clock, PostNumbers numbers, Optional<Duration> noTwinsWithin) {
        return new AcceptedPosts(clock, numbers, noTwinsWithin, Optional.empty(), new ArrayList<>());
    }

    static AcceptedPosts inFile(InstantSource clock, PostNumbers numbers, Optional<Duration> noTwinsWithin, Path path) {
        try {
            PostFile file = PostFile.open(path);
            try {
                return new AcceptedPosts(clock, numbers, noTwinsWithin, Optional.of(file), file.readAll());
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the practice site's store cannot be used: " + reason(path, e), e);
        }
    }

    // What the file system says is often no more than the path.
    private static String reason(Path path, IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains(path.toString())
                ? message
                : "%s, %s %s".formatted(path, e.getClass().getSimpleName(), message);
    }

    /** What comes of the request: an author's token is accepted only once, and perhaps a text only once in a while. */
    Acceptance accept(ComposeRequest request, Duration hidden) {
        lock.lock();
        try {
            Optional<Acceptance> repeated = earlier(request).map(Acceptance.Repeated::new);
            return repeated.or(() -> twin(request).map(Acceptance.Duplicate::new))
                    .orElseGet(() -> new Acceptance.New(add(request, hidden)));
        } finally {
            lock.unlock();
        }
    }

    private Optional<AcceptedPost> twin(ComposeRequest request) {
        Optional<Instant> since = noTwinsWithin.map(clock.instant()::minus);
        return since.flatMap(time -> posts.reversed().stream()
                .filter(post -> post.author().equals(request.author()))
                .filter(post -> post.text().equals(request.text()))
                .filter(post -> !post.isDeleted() && post.acceptedAt().isAfter(time))
                .findFirst());
    }

    private Optional<AcceptedPost> earlier(ComposeRequest request) {
        return request.idempotencyToken().flatMap(token -> posts.stream()
                .filter(post -> post.author().equals(request.author()))
                .filter(post -> post.idempotencyToken().equals(Optional.of(token)))
                .findFirst());
    }

    private AcceptedPost add(ComposeRequest request, Duration hidden) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AcceptedPost post = new AcceptedPost(
                nextId(),
                request.author(),
                request.text(),
                now,
                now.plus(hidden),
                request.inReplyTo(),
                request.idempotencyToken(),
                numbers.now(),
                Optional.empty());
        file.ifPresent(open -> append(open, post));
        posts.add(post);
        numbers.shown(post, parent(post));
        return post;
    }

    private Optional<AcceptedPost> parent(AcceptedPost post) {
        return post.inReplyTo().flatMap(this::byId);
    }

    private String nextId() {
        return posts.isEmpty()
                ? Long.toString(FIRST_ID)
                : Long.toString(Long.parseLong(posts.getLast().id()) + 1);
    }

    private static void append(PostFile file, AcceptedPost post) {
        try {
            file.append(post);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice site could not keep post " + post.id(), e);
        }
    }

    /** Takes a post down, durably; one that is down already stays as it is. */
    void delete(String id) {
        lock.lock();
        try {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            for (int i = 0; i < posts.size(); i++) {
                AcceptedPost post = posts.get(i);
                if (post.id().equals(id) && !post.isDeleted()) {
                    file.ifPresent(open -> appendDeletion(open, id, now));
                    posts.set(i, post.deletedAt(now));
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private static void appendDeletion(PostFile file, String id, Instant at) {
        try {
            file.appendDeletion(id, at);
        } catch (IOException e) {
            throw new UncheckedIOException("the practice site could not keep the deletion of post " + id, e);
        }
    }

    List<AcceptedPost> all() {
        lock.lock();
        try {
            return List.copyOf(posts);
        } finally {
            lock.unlock();
        }
    }

    Optional<AcceptedPost> byId(String id) {
        return all().stream().filter(post -> post.id().equals(id)).findFirst();
    }

    /** The posts that are visible now, newest first. */
    List<AcceptedPost> visible(Predicate<AcceptedPost> wanted) {
        Instant now = clock.instant();
        return all().reversed().stream()
                .filter(post -> post.isVisible(now))
                .filter(wanted)
                .toList();
    }

    boolean isVisible(AcceptedPost post) {
        return post.isVisible(clock.instant());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (file.isPresent()) {
                file.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the practice site's store could not be closed", e);
        } finally {
            lock.unlock();
        }
    }

    /** What became of a request. */
    sealed interface Acceptance {

        /** It is a post now. */
        record New(AcceptedPost post) implements Acceptance {}

        /** It was the post already that its token belongs to. */
        record Repeated(AcceptedPost post) implements Acceptance {}

        /** It was not accepted, for the author has posted the same shortly before. */
        record Duplicate(AcceptedPost of) implements Acceptance {}
    }
}
