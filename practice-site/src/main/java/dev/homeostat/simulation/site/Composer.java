package dev.homeostat.simulation.site;

import dev.homeostat.simulation.site.AcceptedPosts.Acceptance;
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
    private final Sessions sessions;
    private final Obstacles obstacles;
    private final Pages pages;
    private final FaultPlan faults;
    private final Map<List<String>, Fault> faultsByToken = new ConcurrentHashMap<>();
    private final boolean formTokens;
    private final PracticeSiteObserver observer;
    private final Executor later;

    Composer(
            AcceptedPosts posts,
            Sessions sessions,
            Obstacles obstacles,
            Pages pages,
            PracticeSiteOptions options,
            Executor later) {
        this.posts = posts;
        this.sessions = sessions;
        this.obstacles = obstacles;
        this.pages = pages;
        this.faults = options.faults();
        this.formTokens = options.formTokens();
        this.observer = options.observer();
        this.later = later;
    }

    Answer show(Session session, Optional<String> replyTo) {
        Draft draft = draft("", replyTo);
        if (replyTo.isPresent() && draft.parent().isEmpty()) {
            return pages.message(404, Optional.of(session), "The post to reply to does not exist.");
        }
        return pages.composer(session, draft, newToken(), Optional.empty());
    }

    /** The form alone, for a page that shows more than that; one to a post that is not there is one to nothing. */
    String form(Session session, Optional<String> replyTo) {
        Draft draft = draft("", replyTo);
        Draft possible = draft.parent().isPresent() ? draft : draft("", Optional.empty());
        return pages.skin().composer(session, possible, newToken());
    }

    Answer take(Session session, Request request) {
        if (!session.owns(request)) {
            return pages.foreignForm(session);
        }
        Draft draft = draft(request.form().getOrDefault(pages.skin().fields().text(), ""), request.field("reply_to"));
        Optional<String> objection = draft.objection();
        if (objection.isPresent()) {
            return pages.composer(session, draft, newToken(), objection);
        }
        ComposeRequest valid =
                new ComposeRequest(session.user(), draft.text(), draft.replyTo(), request.field("idempotency_token"));
        return carryOut(new Sent(session, request, draft, valid), faultOf(valid));
    }

    /** What was sent, by whom. */
    private record Sent(Session session, Request request, Draft draft, ComposeRequest post) {}

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
        return new Draft(text, replyTo, replyTo.flatMap(posts::byId).filter(post -> !post.isDeleted()));
    }

    private Answer carryOut(Sent sent, Fault fault) {
        return switch (fault) {
            case Fault.None() -> confirmed(sent, Duration.ZERO);
            case Fault.DelayVisibility(Duration delay) -> confirmed(sent, delay);
            case Fault.Slow(Duration delay) -> waited(delay) ? confirmed(sent, Duration.ZERO) : new Answer.Drop();
            case Fault.DropBeforeAccept() -> new Answer.Drop();
            case Fault.AcceptThenDrop() -> accepted(sent, new Answer.Drop());
            case Fault.AcceptThenError() -> accepted(sent, broken(sent));
            case Fault.ErrorBeforeAccept() -> broken(sent);
            case Fault.AcceptThenShowError() ->
                accepted(sent, pages.composerInTrouble(sent.session(), sent.draft(), newToken()));
            case Fault.RejectAsDuplicate() -> duplicate(sent);
            case Fault.AcceptThenSayDuplicate() -> accepted(sent, duplicate(sent));
            case Fault.TooManyRequests(Duration retryAfter) -> obstacles.comeLater(retryAfter);
            case Fault.AcceptThenTruncate() -> accepted(sent, new Answer.Torn(form(sent)));
            case Fault.TruncateBeforeAccept() -> new Answer.Torn(form(sent));
            case Fault.LogOut() -> loggedOut(sent);
            case Fault.Obstruct(PageFault page, Lasting lasting) -> obstructed(sent, page, lasting);
            case Fault.AcceptThenObstruct(PageFault page, Lasting lasting) ->
                accepted(sent, obstructed(sent, page, lasting));
            case Fault.AcceptLate(Duration delay) -> {
                later.execute(() -> acceptLate(sent.post(), delay));
                yield new Answer.Drop();
            }
        };
    }

    private Answer.Page broken(Sent sent) {
        return pages.message(500, Optional.of(sent.session()), "Something went wrong.");
    }

    private Answer.Page duplicate(Sent sent) {
        return pages.duplicate(sent.session(), sent.draft(), newToken());
    }

    private Answer.Page form(Sent sent) {
        return pages.composer(sent.session(), sent.draft(), newToken(), Optional.empty());
    }

    private Answer loggedOut(Sent sent) {
        sessions.end(sent.session());
        return pages.skin().asksByHttp()
                ? pages.login(Optional.empty(), Optional.empty())
                : Answer.SeeOther.to("/login?next=%2Fcompose");
    }

    private Answer obstructed(Sent sent, PageFault page, Lasting lasting) {
        faults.show(page, lasting);
        return obstacles.answer(sent.request(), Optional.of(sent.session()), () -> form(sent));
    }

    /** Accepts what was sent, whatever the answer says. */
    private Answer accepted(Sent sent, Answer answer) {
        accept(sent.post(), Duration.ZERO);
        return answer;
    }

    private Answer confirmed(Sent sent, Duration hidden) {
        return accept(sent.post(), hidden)
                .map(post -> pages.accepted(sent.session(), post))
                .orElseGet(() -> duplicate(sent));
    }

    private void acceptLate(ComposeRequest request, Duration delay) {
        if (waited(delay)) {
            accept(request, Duration.ZERO);
        }
    }

    /** The post that it is now, unless it is a duplicate that the site does not take. */
    private Optional<AcceptedPost> accept(ComposeRequest request, Duration hidden) {
        return switch (posts.accept(request, hidden)) {
            case Acceptance.New(AcceptedPost post) -> {
                observer.accepted(post);
                yield Optional.of(post);
            }
            case Acceptance.Repeated(AcceptedPost post) -> Optional.of(post);
            case Acceptance.Duplicate duplicate -> Optional.empty();
        };
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
