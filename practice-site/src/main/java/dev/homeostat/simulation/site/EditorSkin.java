package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page that does much by script: a rich editor in place on the home page with a paragraph a line, a review before the
 * post is published, a deletion that is confirmed in place, and numbers that hide while they are 0.
 */
final class EditorSkin implements Skin {

    private static final String STYLE = """
            body { margin: 0 auto; max-width: 40rem; padding: 1rem; background: #10141a; color: #e6edf3;
              font: 16px/1.5 system-ui, sans-serif; }
            a { color: #79b8ff; } [hidden] { display: none; }
            .bar { display: flex; justify-content: space-between; }
            .card, .editor, .toast { background: #1b222c; border-radius: 10px; padding: .7rem 1rem; margin: .8rem 0; }
            .ProseArea { min-height: 4rem; outline: 1px solid #394656; padding: .4rem; white-space: pre-wrap; }
            .ProseArea p, .card p, .preview p { margin: 0; min-height: 1.5em; white-space: pre-wrap; }
            .toast.bad { background: #5c1f24; } .stat { margin-right: 1rem; color: #9aa7b4; }
            """;

    // The field of the form is filled only in the review, as such editors do.
    private static final String SCRIPT = """
            const area = document.querySelector(".ProseArea");
            const body = document.querySelector("input[name=text]");
            const preview = document.querySelector(".preview");
            const stage = reviewed => {
              document.querySelector(".write").hidden = reviewed;
              document.querySelector(".review").hidden = !reviewed;
            };
            // Every line is a paragraph, whatever the browser made of a key.
            const normalize = () => {
              if (area.querySelector("p") && [...area.childNodes].every(child => child.tagName === "P")) return;
              const text = area.innerText.replace(/\\n$/, "");
              area.replaceChildren(...text.split("\\n").map(line => {
                const paragraph = document.createElement("p");
                paragraph.append(line === "" ? document.createElement("br") : line);
                return paragraph;
              }));
              getSelection().selectAllChildren(area);
              getSelection().collapseToEnd();
            };
            const lines = () => [...area.children].map(paragraph => paragraph.textContent);
            document.execCommand("defaultParagraphSeparator", false, "p");
            area.addEventListener("input", normalize);
            normalize();
            document.querySelector(".to-review").addEventListener("click", () => {
              body.value = lines().join("\\n");
              preview.replaceChildren(...lines().map(line => {
                const paragraph = document.createElement("p");
                paragraph.textContent = line;
                return paragraph;
              }));
              stage(true);
            });
            document.querySelector(".back").addEventListener("click", () => stage(false));
            """;

    @Override
    public boolean composesAtHome() {
        return true;
    }

    @Override
    public String page(String title, Optional<Session> viewer, String content) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><title>%s | Practice</title>
                <link rel="icon" href="data:,"><style>
                %s</style></head><body>
                <header class="bar"><a href="/">Practice</a>%s</header>
                %s</body></html>
                """.formatted(
                        Markup.escape(title),
                        STYLE,
                        viewer.map(session -> "<a class=\"avatar\" title=\"Signed in as %1$s\" href=\"/@%1$s\">me</a>"
                                        .formatted(Markup.escape(session.user())))
                                .orElse("<a href=\"/login\">Sign in</a>"),
                        content);
    }

    @Override
    public String complaint(String what, String words) {
        return "<div class=\"toast bad\" role=\"alert\" data-kind=\"%s\">%s</div>\n"
                .formatted(Markup.escape(what), Markup.escape(words));
    }

    @Override
    public String login(Optional<String> next) {
        return """
                <form class="card sign-in" method="post" action="/login">
                %s<input aria-label="User" name="username"> <input aria-label="Password" name="password" type="password">
                <button>Sign in</button></form>
                """.formatted(Markup.hidden("next", next));
    }

    @Override
    public String composer(Session session, Draft draft, Optional<String> token) {
        return """
                <form class="editor" method="post" action="/compose">
                %s<input type="hidden" name="text">
                <div class="write"><div class="ProseArea" contenteditable="true" role="textbox" aria-label="Text">%s</div>
                <button type="button" class="to-review">Review</button></div>
                <div class="review" hidden><div class="preview"></div>
                <button type="button" class="back">Back</button> <button class="publish">Publish</button></div>
                </form>
                <script>
                %s</script>
                """.formatted(Markup.hidden(session, draft, token), paragraphs(draft.text()), SCRIPT);
    }

    private static String paragraphs(String text) {
        return text.lines()
                .map(line -> "<p>%s</p>".formatted(line.isEmpty() ? "<br>" : Markup.escape(line)))
                .collect(Collectors.joining());
    }

    @Override
    public String post(AcceptedPost post, Optional<Metrics> numbers) {
        return """
                <div class="card" id="post-%s"><div class="bar"><span class="by">%s</span>
                <a class="link" href="%s"><time datetime="%s">%s</time></a></div>%s
                <div class="body">%s</div>%s</div>
                """.formatted(
                        Markup.escape(post.id()),
                        Markup.escape(post.author()),
                        Markup.escape(post.permalink()),
                        Markup.iso(post.acceptedAt()),
                        Markup.readable(post.acceptedAt()),
                        post.inReplyTo()
                                .map(parent -> "<a class=\"parent\" href=\"#post-%1$s\">an answer to %1$s</a>"
                                        .formatted(Markup.escape(parent)))
                                .orElse(""),
                        paragraphs(post.text()),
                        numbers.map(EditorSkin::numbers).orElse(""));
    }

    private static String numbers(Metrics metrics) {
        return metrics.counts().entrySet().stream()
                .filter(count -> count.getValue() > 0 || count.getKey() == Metric.VIEWS)
                .map(EditorSkin::number)
                .collect(Collectors.joining("", "<div>", "</div>"));
    }

    private static String number(Map.Entry<Metric, Long> count) {
        String word = count.getKey().word();
        return "<span class=\"stat %1$s\" aria-label=\"%2$s %1$s\">%3$s</span>"
                .formatted(word, Long.toString(count.getValue()), NumberForm.of(count.getValue()));
    }

    @Override
    public String posted(AcceptedPost post) {
        return "<div class=\"toast good\">Published. <a class=\"view\" href=\"%s\">View</a></div>\n"
                .formatted(Markup.escape(post.permalink()));
    }

    @Override
    public String deletion(Session session, AcceptedPost post) {
        return """
                <button type="button" class="bin">Delete</button>
                <form class="sure" method="post" action="%s" hidden>
                %s<button>Yes, delete</button></form>
                <script>
                document.querySelector(".bin").addEventListener("click",
                  () => { document.querySelector(".sure").hidden = false; });
                </script>
                """.formatted(Markup.escape(post.deletionPath()), Markup.hidden("csrf", Optional.of(session.csrf())));
    }

    @Override
    public String confirmDeletion(Session session, AcceptedPost post) {
        return "<form method=\"post\" action=\"%s\">%s<button>Yes, delete</button></form>\n"
                .formatted(Markup.escape(post.deletionPath()), Markup.hidden("csrf", Optional.of(session.csrf())));
    }

    @Override
    public String gone() {
        return "<div class=\"toast deleted\">Deleted.</div>\n";
    }

    @Override
    public String timeline(String title, List<String> posts, Optional<String> older) {
        return "<main class=\"feed\" aria-label=\"%s\">\n%s</main>\n%s"
                .formatted(
                        Markup.escape(title),
                        posts.isEmpty() ? "<p>Nothing yet.</p>\n" : String.join("", posts),
                        older.map(address ->
                                        "<a class=\"more\" href=\"%s\">More</a>\n".formatted(Markup.escape(address)))
                                .orElse(""));
    }

    @Override
    public String replies(List<String> posts) {
        return "<div class=\"answers\">\n%s</div>\n".formatted(String.join("", posts));
    }

    @Override
    public Optional<String> addressAfter(AcceptedPost post) {
        return Optional.of("/?published=" + post.id());
    }
}
