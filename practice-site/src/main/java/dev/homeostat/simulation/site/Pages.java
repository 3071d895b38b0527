package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages of the site. */
final class Pages {

    private static final String STYLE = """
            body { margin: 0 auto; max-width: 38rem; padding: 0 1rem 3rem; background: #f6f7f9; color: #1b1f24;
              font: 16px/1.5 system-ui, sans-serif; }
            a { color: #0b5cad; text-decoration: none; }
            a:hover { text-decoration: underline; }
            nav { display: flex; gap: 1rem; align-items: center; padding: .8rem 0; border-bottom: 1px solid #d9dee4; }
            nav .name { flex: 1; font-weight: 600; color: inherit; }
            h1 { font-size: 1.3rem; }
            article, form { background: #fff; border: 1px solid #d9dee4; border-radius: 8px; padding: .8rem 1rem;
              margin: .8rem 0; }
            article header { display: flex; justify-content: space-between; font-size: .9rem; }
            article footer, .quiet { font-size: .85rem; color: #5b6570; margin: 0; }
            .author { font-weight: 600; }
            .text { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
            label { display: block; margin: .4rem 0; }
            input, textarea { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit;
              border: 1px solid #b6bec8; border-radius: 6px; }
            button { padding: .5rem 1.2rem; font: inherit; color: #fff; background: #0b5cad; border: 0;
              border-radius: 6px; cursor: pointer; }
            .posted, .error { padding: .6rem 1rem; border-radius: 6px; }
            .posted { background: #dff3e4; }
            .error { background: #fbe3e1; }
            .replies { margin-left: 1.5rem; }
            """;

    private static final String COUNTER = """
            const text = document.querySelector("textarea[name=text]");
            const count = document.querySelector("[data-testid=count]");
            const show = () => { count.textContent = [...text.value].length; };
            text.addEventListener("input", show);
            show();
            """;

    private Pages() {}

    static Answer.Page page(int status, String title, Optional<Session> viewer, String content) {
        String html = """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Practice site</title>
                <link rel="icon" href="data:,">
                <style>
                %s</style>
                </head>
                <body>
                <nav><a class="name" href="/">Practice site</a>%s</nav>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Markup.escape(title), STYLE, navigation(viewer), content);
        return new Answer.Page(status, html);
    }

    private static String navigation(Optional<Session> viewer) {
        return viewer.map(session ->
                        "<a href=\"/compose\">Write</a><a data-testid=\"account-handle\" href=\"/@%1$s\">@%1$s</a>"
                                .formatted(Markup.escape(session.user())))
                .orElse("<a href=\"/login\">Log in</a>");
    }

    static Answer.Page login(Optional<String> next, Optional<String> error) {
        String content = """
                <h1>Log in</h1>
                %s<form method="post" action="/login">
                %s<label>Name <input name="username" autocomplete="username" required></label>
                <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                <button data-testid="login-submit">Log in</button>
                </form>
                """.formatted(Markup.complaint("login-error", error), Markup.hidden("next", next));
        return page(error.isPresent() ? 401 : 200, "Log in", Optional.empty(), content);
    }

    static Answer.Page composer(Session session, Draft draft, Optional<String> token, Optional<String> error) {
        return composer(session, draft, token, error.isPresent() ? 422 : 200, Markup.complaint("compose-error", error));
    }

    /** Says no more than that something went wrong: nobody can tell from it whether the post is out. */
    static Answer.Page composerInTrouble(Session session, Draft draft, Optional<String> token) {
        String words = "Something went wrong. Try again in a moment.";
        return composer(session, draft, token, 200, Markup.complaint("compose-trouble", Optional.of(words)));
    }

    static Answer.Page duplicate(Session session, Draft draft, Optional<String> token) {
        String words = "You have posted this already.";
        return composer(session, draft, token, 409, Markup.complaint("compose-duplicate", Optional.of(words)));
    }

    private static Answer.Page composer(
            Session session, Draft draft, Optional<String> token, int status, String complaint) {
        // A browser drops the first line end in a textarea, hence the one before the text.
        String content = """
                <h1>%s</h1>
                %s%s<form method="post" action="/compose" data-testid="composer">
                %s%s%s<textarea name="text" rows="5" aria-label="Text" autofocus>
                %s</textarea>
                <p class="quiet"><span data-testid="count">0</span> of %d characters</p>
                <button data-testid="send">Post</button>
                </form>
                <script>
                %s</script>
                """.formatted(
                        draft.parent().isPresent() ? "Reply" : "New post",
                        complaint,
                        draft.parent().map(Markup::article).orElse(""),
                        Markup.hidden("csrf", Optional.of(session.csrf())),
                        Markup.hidden("idempotency_token", token),
                        Markup.hidden("reply_to", draft.replyTo()),
                        Markup.escape(draft.text()),
                        Draft.MAX_CODE_POINTS,
                        COUNTER);
        return page(status, "Write", Optional.of(session), content);
    }

    static Answer.Page post(
            Optional<Session> viewer,
            AcceptedPost post,
            boolean posted,
            List<AcceptedPost> replies,
            Function<AcceptedPost, Optional<Metrics>> numbers) {
        String banner =
                posted ? "<p class=\"posted\" role=\"status\" data-testid=\"posted\">Your post is out.</p>\n" : "";
        String below = replies.isEmpty()
                ? ""
                : "<section class=\"replies\" data-testid=\"replies\">\n%s</section>\n"
                        .formatted(Markup.articles(replies, numbers));
        String content = banner + Markup.article(post, numbers.apply(post)) + deletion(viewer, post) + below;
        return page(200, "Post by @" + post.author(), viewer, content);
    }

    private static String deletion(Optional<Session> viewer, AcceptedPost post) {
        return viewer.filter(session -> session.user().equals(post.author()))
                .map(session -> "<form action=\"%s\"><button data-testid=\"delete\">Delete</button></form>\n"
                        .formatted(Markup.escape(deletionPath(post))))
                .orElse("");
    }

    private static String deletionPath(AcceptedPost post) {
        return post.permalink() + "/delete";
    }

    static Answer.Page confirmDeletion(Session session, AcceptedPost post) {
        String content = """
                <h1>Delete this post?</h1>
                %s<form method="post" action="%s">
                %s<button data-testid="delete-confirm">Delete it for good</button>
                </form>
                """.formatted(
                        Markup.article(post),
                        Markup.escape(deletionPath(post)),
                        Markup.hidden("csrf", Optional.of(session.csrf())));
        return page(200, "Delete", Optional.of(session), content);
    }

    static Answer.Page timeline(
            Optional<Session> viewer,
            String title,
            boolean deleted,
            List<AcceptedPost> posts,
            Optional<String> older,
            Function<AcceptedPost, Optional<Metrics>> numbers) {
        String link = older.map(address -> "<p><a rel=\"next\" data-testid=\"older\" href=\"%s\">Older posts</a></p>\n"
                        .formatted(Markup.escape(address)))
                .orElse("");
        String list = posts.isEmpty() ? "<p class=\"quiet\">Nothing here yet.</p>\n" : Markup.articles(posts, numbers);
        String banner = deleted ? "<p class=\"posted\" role=\"status\" data-testid=\"deleted\">It is gone.</p>\n" : "";
        String content = "%s<h1>%s</h1>\n<section data-testid=\"timeline\">\n%s</section>\n%s"
                .formatted(banner, Markup.escape(title), list, link);
        return page(200, title, viewer, content);
    }

    static Answer.Page notFound(Optional<Session> viewer) {
        return message(404, viewer, "There is no such page.");
    }

    static Answer.Page foreignForm(Session session) {
        return message(403, Optional.of(session), "This form is not from this session. Open it again.");
    }

    static Answer.Page message(int status, Optional<Session> viewer, String text) {
        return page(status, "Sorry", viewer, Markup.complaint("message", Optional.of(text)));
    }
}
