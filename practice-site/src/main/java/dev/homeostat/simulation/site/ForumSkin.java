package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A forum of the old kind: tables and plain forms, no script, ids in attributes. The answer to the form is the page that
 * says that the post is out, so that its address tells nothing.
 */
final class ForumSkin implements Skin {

    private static final String STYLE = """
            body { margin: 0; background: #e8e4da; color: #222; font: 15px/1.45 Georgia, serif; }
            #kopf, #inhalt { max-width: 44rem; margin: 0 auto; padding: .6rem 1rem; }
            #kopf { background: #5b4632; color: #fff; } #kopf a { color: #ffe9c4; }
            table.beitrag { width: 100%; background: #fff; border-collapse: collapse; margin: .7rem 0; }
            table.beitrag td { border: 1px solid #c9bfae; padding: .5rem; vertical-align: top; }
            td.autor { width: 8rem; background: #f4efe4; } td.inhalt { white-space: pre-wrap; overflow-wrap: anywhere; }
            .meldung { border: 2px solid #a33; padding: .5rem; } .erfolg { border: 2px solid #3a3; padding: .5rem; }
            textarea { width: 100%; height: 7rem; }
            """;
    private static final Map<Metric, String> WORDS = Map.of(
            Metric.VIEWS, "Aufrufe",
            Metric.LIKES, "Danke",
            Metric.REPLIES, "Antworten",
            Metric.REPOSTS, "Zitate");

    private final InstantSource clock;

    ForumSkin(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Fields fields() {
        return new Fields("benutzer", "kennwort", "beitrag");
    }

    @Override
    public String page(String title, Optional<Session> viewer, String content) {
        return """
                <!DOCTYPE html>
                <html lang="de"><head><meta charset="utf-8"><title>%s – Übungsforum</title>
                <link rel="icon" href="data:,"><style>
                %s</style></head><body>
                <div id="kopf"><b>Übungsforum</b> | <a href="/">Übersicht</a> | %s</div>
                <div id="inhalt">
                %s</div></body></html>
                """.formatted(Markup.escape(title), STYLE, account(viewer), content);
    }

    private static String account(Optional<Session> viewer) {
        return viewer.map(session ->
                        "<a href=\"/compose\">Neuer Beitrag</a> | angemeldet als <span class=\"ich\">%s</span>"
                                .formatted(Markup.escape(session.user())))
                .orElse("<a href=\"/login\">Anmelden</a>");
    }

    @Override
    public String complaint(String what, String words) {
        return "<div class=\"meldung\" id=\"m-%s\">%s</div>\n".formatted(Markup.escape(what), Markup.escape(words));
    }

    @Override
    public String login(Optional<String> next) {
        return """
                <form action="/login" method="post" name="anmeldung">
                %s<p>Benutzer: <input type="text" name="benutzer"> Kennwort: <input type="password" name="kennwort">
                <input type="submit" value="Anmelden"></p></form>
                """.formatted(Markup.hidden("next", next));
    }

    @Override
    public String composer(Session session, Draft draft, Optional<String> token) {
        return """
                <h2>%s</h2>
                <form action="/compose" method="post" name="schreiben">
                %s<textarea name="beitrag">
                %s</textarea><br><input type="submit" name="los" value="Absenden"></form>
                """.formatted(
                        draft.parent().isPresent() ? "Antwort" : "Neuer Beitrag",
                        Markup.hidden(session, draft, token),
                        Markup.escape(draft.text()));
    }

    @Override
    public String post(AcceptedPost post, Optional<Metrics> numbers) {
        return """
                <table class="beitrag" data-nr="%s"%s><tr>
                <td class="autor"><b>%s</b><br><span class="wann">%s</span></td>
                <td class="inhalt">%s</td></tr>%s</table>
                """.formatted(
                        Markup.escape(post.id()),
                        post.inReplyTo()
                                .map(parent -> " data-auf=\"" + Markup.escape(parent) + "\"")
                                .orElse(""),
                        Markup.escape(post.author()),
                        GermanAges.of(Duration.between(post.acceptedAt(), clock.instant())),
                        Markup.escape(post.text()),
                        numbers.map(ForumSkin::numbers).orElse(""));
    }

    private static String numbers(Metrics metrics) {
        return metrics.counts().entrySet().stream()
                .map(count -> "%s: <i class=\"%s\">%s</i>"
                        .formatted(
                                WORDS.get(count.getKey()), count.getKey().word(), NumberForm.german(count.getValue())))
                .collect(Collectors.joining(" · ", "<tr><td colspan=\"2\">", "</td></tr>"));
    }

    @Override
    public String posted(AcceptedPost post) {
        return "<div class=\"erfolg\" id=\"m-posted\">Ihr Beitrag ist veröffentlicht.</div>\n";
    }

    @Override
    public String deletion(Session session, AcceptedPost post) {
        return "<form action=\"%s\" method=\"get\" name=\"entfernen\"><input type=\"submit\" value=\"Löschen\"></form>\n"
                .formatted(Markup.escape(post.deletionPath()));
    }

    @Override
    public String confirmDeletion(Session session, AcceptedPost post) {
        return """
                <form action="%s" method="post" name="wirklich">
                %s<p>Beitrag wirklich löschen? <input type="submit" value="Ja, löschen"></p></form>
                """.formatted(Markup.escape(post.deletionPath()), Markup.hidden("csrf", Optional.of(session.csrf())));
    }

    @Override
    public String gone() {
        return "<div class=\"erfolg\" id=\"m-deleted\">Der Beitrag ist gelöscht.</div>\n";
    }

    @Override
    public String timeline(String title, List<String> posts, Optional<String> older) {
        return "<h2>%s</h2>\n<div id=\"liste\">\n%s</div>\n%s"
                .formatted(
                        Markup.escape(title),
                        posts.isEmpty() ? "<p>Keine Beiträge.</p>\n" : String.join("", posts),
                        older.map(address -> "<a class=\"weiter\" href=\"%s\">ältere Beiträge</a>\n"
                                        .formatted(Markup.escape(address)))
                                .orElse(""));
    }

    @Override
    public String replies(List<String> posts) {
        return "<h3>Antworten</h3>\n" + String.join("", posts);
    }

    @Override
    public Optional<String> addressAfter(AcceptedPost post) {
        return Optional.empty();
    }
}
