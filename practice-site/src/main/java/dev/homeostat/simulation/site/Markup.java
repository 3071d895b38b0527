package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The pieces of HTML that pages are made of; every value in them is escaped. */
final class Markup {

    private static final DateTimeFormatter ISO_MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Markup() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String article(AcceptedPost post, Optional<Metrics> numbers) {
        return """
                <article data-testid="post" data-id="%s" data-author="%s"%s>
                <header><a class="author" href="/@%s">@%s</a> <a data-testid="permalink" href="%s">%s</a></header>
                %s<p class="text" data-testid="text">%s</p>
                %s<footer><a href="/compose?reply_to=%s">Reply</a></footer>
                </article>
                """.formatted(
                        escape(post.id()),
                        escape(post.author()),
                        post.inReplyTo()
                                .map(parent -> " data-in-reply-to=\"" + escape(parent) + "\"")
                                .orElse(""),
                        escape(post.author()),
                        escape(post.author()),
                        escape(post.permalink()),
                        time(post.acceptedAt()),
                        post.inReplyTo()
                                .map(parent -> "<p class=\"quiet\">in reply to " + escape(parent) + "</p>\n")
                                .orElse(""),
                        escape(post.text()),
                        numbers.map(Markup::numbers).orElse(""),
                        escape(post.id()));
    }

    private static String numbers(Metrics metrics) {
        return metrics.counts().entrySet().stream()
                .map(Markup::number)
                .collect(Collectors.joining(" ", "<p class=\"quiet\">", "</p>\n"));
    }

    private static String number(Map.Entry<Metric, Long> count) {
        String word = count.getKey().word();
        return "<span><b data-testid=\"%s\">%s</b> %s</span>".formatted(word, NumberForm.of(count.getValue()), word);
    }

    /** A time as machines read it. */
    static String iso(Instant at) {
        return ISO_MILLIS.format(at);
    }

    /** A time as people read it. */
    static String readable(Instant at) {
        return READABLE.format(at);
    }

    private static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(iso(at), readable(at));
    }

    /** What a composer's form carries besides the text. */
    static String hidden(Session session, Draft draft, Optional<String> token) {
        return hidden("csrf", Optional.of(session.csrf()))
                + hidden("idempotency_token", token)
                + hidden("reply_to", draft.replyTo());
    }

    static String hidden(String name, Optional<String> value) {
        return value.map(text ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(escape(name), escape(text)))
                .orElse("");
    }
}
