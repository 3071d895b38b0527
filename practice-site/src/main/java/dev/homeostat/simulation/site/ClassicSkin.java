package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Optional;

/** The site as it is by itself: a test id on everything, the composer on a page of its own. */
final class ClassicSkin implements Skin {

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

    @Override
    public String page(String title, Optional<Session> viewer, String content) {
        return """
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
    }

    private static String navigation(Optional<Session> viewer) {
        return viewer.map(session ->
                        "<a href=\"/compose\">Write</a><a data-testid=\"account-handle\" href=\"/@%1$s\">@%1$s</a>"
                                .formatted(Markup.escape(session.user())))
                .orElse("<a href=\"/login\">Log in</a>");
    }

    @Override
    public String complaint(String what, String words) {
        return "<p class=\"error\" role=\"alert\" data-testid=\"%s\">%s</p>\n"
                .formatted(Markup.escape(what), Markup.escape(words));
    }

    @Override
    public String login(Optional<String> next) {
        return """
                <h1>Log in</h1>
                <form method="post" action="/login">
                %s<label>Name <input name="username" autocomplete="username" required></label>
                <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
                <button data-testid="login-submit">Log in</button>
                </form>
                """.formatted(Markup.hidden("next", next));
    }

    @Override
    public String composer(Session session, Draft draft, Optional<String> token) {
        // A browser drops the first line end in a textarea, hence the one before the text.
        return """
                <h1>%s</h1>
                %s<form method="post" action="/compose" data-testid="composer">
                %s<textarea name="text" rows="5" aria-label="Text" autofocus>
                %s</textarea>
                <p class="quiet"><span data-testid="count">0</span> of %d characters</p>
                <button data-testid="send">Post</button>
                </form>
                <script>
                %s</script>
                """.formatted(
                draft.parent().isPresent() ? "Reply" : "New post",
                draft.parent().map(parent -> post(parent, Optional.empty())).orElse(""),
                Markup.hidden(session, draft, token),
                Markup.escape(draft.text()),
                Draft.MAX_CODE_POINTS,
                COUNTER);
    }

    @Override
    public String post(AcceptedPost post, Optional<Metrics> numbers) {
        return Markup.article(post, numbers);
    }

    @Override
    public String posted(AcceptedPost post) {
        return "<p class=\"posted\" role=\"status\" data-testid=\"posted\">Your post is out.</p>\n";
    }

    @Override
    public String deletion(Session session, AcceptedPost post) {
        return "<form action=\"%s\"><button data-testid=\"delete\">Delete</button></form>\n"
                .formatted(Markup.escape(post.deletionPath()));
    }

    @Override
    public String confirmDeletion(Session session, AcceptedPost post) {
        return """
                <h1>Delete this post?</h1>
                %s<form method="post" action="%s">
                %s<button data-testid="delete-confirm">Delete it for good</button>
                </form>
                """.formatted(
                        post(post, Optional.empty()),
                        Markup.escape(post.deletionPath()),
                        Markup.hidden("csrf", Optional.of(session.csrf())));
    }

    @Override
    public String gone() {
        return "<p class=\"posted\" role=\"status\" data-testid=\"deleted\">It is gone.</p>\n";
    }

    @Override
    public String timeline(String title, List<String> posts, Optional<String> older) {
        String link = older.map(address -> "<p><a rel=\"next\" data-testid=\"older\" href=\"%s\">Older posts</a></p>\n"
                        .formatted(Markup.escape(address)))
                .orElse("");
        String list = posts.isEmpty() ? "<p class=\"quiet\">Nothing here yet.</p>\n" : String.join("", posts);
        return "<h1>%s</h1>\n<section data-testid=\"timeline\">\n%s</section>\n%s"
                .formatted(Markup.escape(title), list, link);
    }

    @Override
    public String replies(List<String> posts) {
        return "<section class=\"replies\" data-testid=\"replies\">\n%s</section>\n".formatted(String.join("", posts));
    }

    @Override
    public Optional<String> addressAfter(AcceptedPost post) {
        return Optional.of(post.permalink() + "?posted=1");
    }
}
