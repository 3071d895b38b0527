package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the answer to a request. */
final class Router {

    /** Where pictures are, by the post's id. */
    static final String PICTURES = "/pictures/";

    private final AtomicLong pictures = new AtomicLong();

    private static final int PAGE_SIZE = 20;
    private static final Pattern TIMELINE = Pattern.compile("/@(\\w{1,30})");
    private static final Pattern PERMALINK = Pattern.compile("/@(\\w{1,30})/posts/(\\d{1,18})");
    private static final Pattern DELETION = Pattern.compile("/@(\\w{1,30})/posts/(\\d{1,18})/delete");
    private static final Pattern PAGE_NUMBER = Pattern.compile("[1-9]\\d{0,6}");

    private final AcceptedPosts posts;
    private final Sessions sessions;
    private final Composer composer;
    private final Deletion deletion;
    private final Obstacles obstacles;
    private final Pages pages;
    private final Set<String> users;
    private final PostNumbers numbers;
    private final Function<String, PageFault> pageFaults;

    Router(
            AcceptedPosts posts,
            Sessions sessions,
            Composer composer,
            Obstacles obstacles,
            Pages pages,
            PostNumbers numbers,
            PracticeSiteOptions options) {
        this.posts = posts;
        this.sessions = sessions;
        this.composer = composer;
        this.deletion = new Deletion(posts, pages);
        this.obstacles = obstacles;
        this.pages = pages;
        this.numbers = numbers;
        this.users = options.users().keySet();
        this.pageFaults = options.pageFaults();
    }

    /** How many pictures were asked for so far. */
    long pictures() {
        return pictures.get();
    }

    Answer answer(Request request) {
        if (request.path().equals("/healthz")) {
            return new Answer.Plain(200, "ok");
        }
        if (request.path().startsWith(PICTURES)) {
            pictures.incrementAndGet();
            return new Answer.Image(request.path().substring(PICTURES.length()));
        }
        Optional<Session> viewer = pages.skin().asksByHttp() ? sessions.byHttp(request) : sessions.of(request);
        return obstacles.answer(request, viewer, () -> usual(request, viewer));
    }

    private Answer usual(Request request, Optional<Session> viewer) {
        if (viewer.isEmpty() && pages.skin().asksByHttp()) {
            return pages.login(Optional.empty(), Optional.empty());
        }
        return switch (request.method()) {
            case "GET" -> get(request, viewer);
            case "POST" -> post(request, viewer);
            default -> pages.message(405, viewer, "This site knows GET and POST.");
        };
    }

    private Answer get(Request request, Optional<Session> viewer) {
        return switch (request.path()) {
            case "/login" -> pages.login(request.parameter("next"), Optional.empty());
            case "/" ->
                viewer.map(session -> timeline(request, viewer, "Home", above(request, session), post -> true))
                        .orElseGet(() -> toLogin("/"));
            case "/compose" ->
                viewer.map(session -> composer.show(session, request.parameter("reply_to")))
                        .orElseGet(() -> toLogin(composePath(request)));
            default -> userPage(request, viewer);
        };
    }

    private Answer post(Request request, Optional<Session> viewer) {
        return switch (request.path()) {
            case "/login" -> logIn(request);
            case "/compose" ->
                viewer.map(session -> composer.take(session, request)).orElseGet(() -> toLogin("/compose"));
            default -> userForm(request, viewer);
        };
    }

    private static String composePath(Request request) {
        return request.parameter("reply_to")
                .map(id -> "/compose?reply_to=" + encode(id))
                .orElse("/compose");
    }

    private Answer toLogin(String next) {
        return pages.skin().asksByHttp()
                ? pages.login(Optional.empty(), Optional.empty())
                : Answer.SeeOther.to("/login?next=" + encode(next));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer logIn(Request request) {
        Skin.Fields fields = pages.skin().fields();
        String name = request.form().getOrDefault(fields.user(), "");
        String password = request.form().getOrDefault(fields.password(), "");
        Optional<String> next = request.field("next");
        return sessions.logIn(name, password)
                .<Answer>map(session -> new Answer.SeeOther(
                        next.filter(Router::isOurs).orElse("/"), Optional.of(sessions.cookie(session))))
                .orElseGet(() -> pages.login(next, Optional.of("The name or the password is wrong.")));
    }

    // Anything else could lead to another site or break out of the header.
    private static boolean isOurs(String path) {
        return path.matches("/(?![/\\\\])[\\w@/?=&%-]*");
    }

    private Answer userPage(Request request, Optional<Session> viewer) {
        Matcher timeline = TIMELINE.matcher(request.path());
        if (timeline.matches()) {
            return userTimeline(request, viewer, timeline.group(1));
        }
        Matcher permalink = PERMALINK.matcher(request.path());
        if (permalink.matches()) {
            return permalink(request, viewer, permalink.group(1), permalink.group(2));
        }
        Matcher deletionPage = DELETION.matcher(request.path());
        if (deletionPage.matches()) {
            return deletion.confirm(viewer, deletionPage.group(1), deletionPage.group(2));
        }
        return pages.notFound(viewer);
    }

    private Answer userForm(Request request, Optional<Session> viewer) {
        Matcher form = DELETION.matcher(request.path());
        return form.matches() ? deletion.take(viewer, request, form.group(1), form.group(2)) : pages.notFound(viewer);
    }

    private Answer userTimeline(Request request, Optional<Session> viewer, String user) {
        return users.contains(user)
                ? timeline(request, viewer, "@" + user, deleted(request), post -> post.author()
                        .equals(user))
                : pages.notFound(viewer);
    }

    private Answer timeline(
            Request request, Optional<Session> viewer, String title, String above, Predicate<AcceptedPost> wanted) {
        int page = request.parameter("page")
                .filter(number -> PAGE_NUMBER.matcher(number).matches())
                .map(Integer::parseInt)
                .orElse(1);
        List<AcceptedPost> all = posts.visible(wanted);
        int from = Math.min((page - 1) * PAGE_SIZE, all.size());
        int to = Math.min(from + PAGE_SIZE, all.size());
        Optional<String> older =
                to < all.size() ? Optional.of(request.path() + "?page=" + (page + 1)) : Optional.empty();
        return pages.timeline(viewer, title, above, all.subList(from, to), older, numbers::of);
    }

    private String deleted(Request request) {
        return request.parameter("deleted")
                .flatMap(posts::byId)
                .filter(AcceptedPost::isDeleted)
                .map(post -> pages.skin().gone())
                .orElse("");
    }

    /** What stands at home above the posts. */
    private String above(Request request, Session session) {
        if (!pages.skin().composesAtHome()) {
            return deleted(request);
        }
        String posted = request.parameter("published")
                .flatMap(posts::byId)
                .filter(post -> post.author().equals(session.user()) && !post.isDeleted())
                .map(pages.skin()::posted)
                .orElse("");
        return posted + composer.form(session, request.parameter("reply_to"));
    }

    private Answer permalink(Request request, Optional<Session> viewer, String author, String id) {
        boolean posted = request.parameter("posted").isPresent()
                && viewer.filter(session -> session.user().equals(author)).isPresent();
        return posts.byId(id)
                .filter(post -> post.author().equals(author))
                .filter(post -> !post.isDeleted() && (posted || posts.isVisible(post)))
                .map(post -> post(viewer, post, posted))
                .orElseGet(() -> pages.notFound(viewer));
    }

    private Answer post(Optional<Session> viewer, AcceptedPost post, boolean posted) {
        // The page that confirms a post belongs to publishing, whose faults are planned elsewhere.
        PageFault fault = posted ? PageFault.NONE : pageFaults.apply(post.id());
        return switch (fault) {
            case NONE -> pages.post(viewer, post, posted, replies(post), numbers::of);
            case LOGGED_OUT -> pages.login(Optional.of(post.permalink()), Optional.empty());
            case WITHOUT_NUMBERS -> pages.post(viewer, post, posted, replies(post), shown -> Optional.empty());
            case HALVED_NUMBERS ->
                pages.post(viewer, post, posted, replies(post), shown -> numbers.of(shown)
                        .map(Router::halved));
            case TRUNCATED -> new Answer.Torn(pages.post(viewer, post, posted, replies(post), numbers::of));
            default -> obstacles.page(StandingFault.Shown.once(fault), viewer);
        };
    }

    private static Metrics halved(Metrics metrics) {
        Map<Metric, Long> counts = new EnumMap<>(metrics.counts());
        counts.replaceAll((metric, count) -> count / 2);
        return new Metrics(counts);
    }

    private List<AcceptedPost> replies(AcceptedPost parent) {
        return posts.visible(post -> post.inReplyTo().equals(Optional.of(parent.id())))
                .reversed();
    }
}
