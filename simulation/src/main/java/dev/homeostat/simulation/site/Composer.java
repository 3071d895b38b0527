package dev.homeostat.simulation.site;

import dev.homeostat.simulation.site.Sessions.Session;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Takes posts, or fails at it as planned. */
final class Composer {

    private final AcceptedPosts posts;
    private final FaultPlan faults;
    private final Map<List<String>, Fault> faultsByToken = new ConcurrentHashMap<>();
    private final boolean formTokens;
    private final PracticeSiteObserver observer;
    private final Executor later;

    Composer(AcceptedPosts posts, PracticeSiteOptions options, Executor later) {
        this.posts = posts;
        this.faults = options.faults();
        this.formTokens = options.formTokens();
        this.observer = options.observer();
        this.later = later;
    }

    Answer show(Session session, Optional<String> replyTo) {
        Draft draft = draft("", replyTo);
        if (replyTo.isPresent() && draft.parent().isEmpty()) {
            return Pages.message(404, Optional.of(session), "The post to reply to does not exist.");
        }
        return Pages.composer(session, draft, newToken(), Optional.empty());
    }

    Answer take(Session session, Request request) {
        if (!Sessions.same(session.csrf(), request.form().getOrDefault("csrf", ""))) {
            return Pages.message(403, Optional.of(session), "This form is not from this session. Open it again.");
        }
        Draft draft = draft(request.form().getOrDefault("text", ""), request.field("reply_to"));
        Optional<String> objection = draft.objection();
        if (objection.isPresent()) {
            return Pages.composer(session, draft, newToken(), objection);
        }
        ComposeRequest valid =
                new ComposeRequest(session.user(), draft.text(), draft.replyTo(), request.field("idempotency_token"));
        return carryOut(session, valid, faultOf(valid));
    }

    private Optional<String> newToken() {
        return formTokens ? Optional.of(UUID.randomUUID().toString()) : Optional.empty();
    }

    /** A repeated request meets the fault of the first, so that no browser gets around it by trying again. */
    private Fault faultOf(ComposeRequest request) {
        return request.idempotencyToken()
                .map(token -> faultsByToken.computeIfAbsent(
                        List.of(request.author(), token), firstTime -> nextFault(request)))
                .orElseGet(() -> nextFault(request));
    }

    private Fault nextFault(ComposeRequest request) {
        observer.requestReceived(request);
        return faults.next();
    }

    private Draft draft(String text, Optional<String> replyTo) {
        return new Draft(text, replyTo, replyTo.flatMap(posts::byId));
    }

    private Answer carryOut(Session session, ComposeRequest request, Fault fault) {
        return switch (fault) {
            case Fault.None() -> confirmation(accept(request, Duration.ZERO));
            case Fault.DelayVisibility(Duration delay) -> confirmation(accept(request, delay));
            case Fault.Slow(Duration delay) ->
                waited(delay) ? confirmation(accept(request, Duration.ZERO)) : new Answer.Drop();
            case Fault.DropBeforeAccept() -> new Answer.Drop();
            case Fault.AcceptThenDrop() -> {
                accept(request, Duration.ZERO);
                yield new Answer.Drop();
            }
            case Fault.AcceptThenError() -> {
                accept(request, Duration.ZERO);
                yield Pages.message(500, Optional.of(session), "Something went wrong.");
            }
            case Fault.AcceptLate(Duration delay) -> {
                later.execute(() -> acceptLate(request, delay));
                yield new Answer.Drop();
            }
        };
    }

    private void acceptLate(ComposeRequest request, Duration delay) {
        if (waited(delay)) {
            accept(request, Duration.ZERO);
        }
    }

    private AcceptedPost accept(ComposeRequest request, Duration hidden) {
        AcceptedPosts.Acceptance acceptance = posts.accept(request, hidden);
        if (acceptance.isNew()) {
            observer.accepted(acceptance.post());
        }
        return acceptance.post();
    }

    private static Answer confirmation(AcceptedPost post) {
        return Answer.SeeOther.to(post.permalink() + "?posted=1");
    }

    /** False when the site is being closed meanwhile. */
    private static boolean waited(Duration delay) {
        try {
            Thread.sleep(delay);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
