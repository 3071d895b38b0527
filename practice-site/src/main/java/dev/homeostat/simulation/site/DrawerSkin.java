package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A plain site for few: the browser itself asks for name and password, a button opens the composer, the id of a post stands
 * in words, and a post is deleted with one click.
 */
final class DrawerSkin implements Skin {

    private static final String STYLE = """
            body { max-width: 36rem; margin: 0 auto; padding: 1rem; font: 16px/1.5 monospace; }
            li.note { border-top: 1px solid #999; padding: .6rem 0; list-style: none; } ul { padding: 0; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .3rem 0; } [hidden] { display: none; }
            dl { display: flex; gap: .5rem; margin: 0; } dd { margin: 0 1rem 0 0; } .flash { background: #ffd; padding: .5rem; }
            """;
    private static final String SCRIPT = """
            const drawer = document.getElementById("drawer");
            document.getElementById("pull").addEventListener("click", event => {
              drawer.hidden = !drawer.hidden;
              event.target.setAttribute("aria-expanded", String(!drawer.hidden));
            });
            """;

    @Override
    public boolean asksByHttp() {
        return true;
    }

    @Override
    public boolean composesAtHome() {
        return true;
    }

    @Override
    public String page(String title, Optional<Session> viewer, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s</title>
                <link rel="icon" href="data:,"><style>
                %s</style></head><body>
                <p><a href="/">notes</a>%s</p>
                %s</body></html>
                """.formatted(
                        Markup.escape(title),
                        STYLE,
                        viewer.map(session -> " / user: <strong id=\"whoami\">%s</strong>"
                                        .formatted(Markup.escape(session.user())))
                                .orElse(""),
                        content);
    }

    @Override
    public String complaint(String what, String words) {
        return "<p class=\"flash\" data-flash=\"%s\">%s</p>\n".formatted(Markup.escape(what), Markup.escape(words));
    }

    @Override
    public String login(Optional<String> next) {
        return "<p>Give your name and password to the browser.</p>\n";
    }

    @Override
    public String composer(Session session, Draft draft, Optional<String> token) {
        return """
                <button id="pull" aria-expanded="false" aria-controls="drawer">%s</button>
                <form id="drawer" method="post" action="/compose" hidden>
                %s<textarea name="text" rows="4" cols="60">
                %s</textarea>
                <p><button name="go" value="1">Put it up</button></p></form>
                <script>
                %s</script>
                """.formatted(
                        draft.parent().isPresent() ? "Answer" : "Write",
                        Markup.hidden(session, draft, token),
                        Markup.escape(draft.text()),
                        SCRIPT);
    }

    @Override
    public String post(AcceptedPost post, Optional<Metrics> numbers) {
        return """
                <li class="note"><small>note <span class="no">#%s</span> by <span class="by">%s</span>%s,
                <span class="when" title="%s">%s</span></small>
                <pre>%s%s</pre>%s</li>
                """.formatted(
                        Markup.escape(post.id()),
                        Markup.escape(post.author()),
                        post.inReplyTo()
                                .map(parent -> ", <span class=\"on\">on #%s</span>".formatted(Markup.escape(parent)))
                                .orElse(""),
                        Markup.iso(post.acceptedAt()),
                        Markup.readable(post.acceptedAt()),
                        // A browser drops a line end right behind the tag.
                        post.text().startsWith("\n") ? "\n" : "",
                        Markup.escape(post.text()),
                        numbers.map(DrawerSkin::numbers).orElse(""));
    }

    private static String numbers(Metrics metrics) {
        return metrics.counts().entrySet().stream()
                .map(DrawerSkin::number)
                .collect(Collectors.joining("", "<dl>", "</dl>"));
    }

    private static String number(Map.Entry<Metric, Long> count) {
        String word = count.getKey().word();
        return "<dt>%1$s</dt><dd class=\"n-%1$s\">%2$s</dd>".formatted(word, NumberForm.of(count.getValue()));
    }

    @Override
    public String posted(AcceptedPost post) {
        return "<p class=\"flash\" data-flash=\"posted\">It is up as note #%s.</p>\n"
                .formatted(Markup.escape(post.id()));
    }

    @Override
    public String deletion(Session session, AcceptedPost post) {
        return "<form id=\"take-down\" method=\"post\" action=\"%s\">%s<button>Take it down</button></form>\n"
                .formatted(Markup.escape(post.deletionPath()), Markup.hidden("csrf", Optional.of(session.csrf())));
    }

    @Override
    public String confirmDeletion(Session session, AcceptedPost post) {
        return deletion(session, post);
    }

    @Override
    public String gone() {
        return "<p class=\"flash\" data-flash=\"deleted\">It is down.</p>\n";
    }

    @Override
    public String timeline(String title, List<String> posts, Optional<String> older) {
        return "<h1>%s</h1>\n<ul id=\"notes\">\n%s</ul>\n%s"
                .formatted(
                        Markup.escape(title),
                        posts.isEmpty() ? "<li>no notes</li>\n" : String.join("", posts),
                        older.map(address ->
                                        "<a id=\"earlier\" href=\"%s\">earlier</a>\n".formatted(Markup.escape(address)))
                                .orElse(""));
    }

    @Override
    public String replies(List<String> posts) {
        return "<ul id=\"answers\">\n%s</ul>\n".formatted(String.join("", posts));
    }

    @Override
    public Optional<String> addressAfter(AcceptedPost post) {
        return Optional.of("/?published=" + post.id());
    }
}
