package dev.homeostat.simulation.site;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
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

    static String article(AcceptedPost post) {
        return """
                <article data-testid="post" data-id="%s" data-author="%s"%s>
                <header><a class="author" href="/@%s">@%s</a> <a data-testid="permalink" href="%s">%s</a></header>
                %s<p class="text" data-testid="text">%s</p>
                <footer><a href="/compose?reply_to=%s">Reply</a></footer>
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
                        escape(post.id()));
    }

    private static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(ISO_MILLIS.format(at), READABLE.format(at));
    }

    static String articles(List<AcceptedPost> posts) {
        return posts.stream().map(Markup::article).collect(Collectors.joining());
    }

    static String hidden(String name, Optional<String> value) {
        return value.map(text ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n".formatted(escape(name), escape(text)))
                .orElse("");
    }

    static String complaint(String testId, Optional<String> text) {
        return text.map(words -> "<p class=\"error\" role=\"alert\" data-testid=\"%s\">%s</p>\n"
                        .formatted(testId, escape(words)))
                .orElse("");
    }
}
