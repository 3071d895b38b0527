package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** A post without numbers. */
    static String article(AcceptedPost post) {
        return article(post, Optional.empty());
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

    private static String time(Instant at) {
        return "<time datetime=\"%s\">%s</time>".formatted(ISO_MILLIS.format(at), READABLE.format(at));
    }

    static String articles(List<AcceptedPost> posts, Function<AcceptedPost, Optional<Metrics>> numbers) {
        return posts.stream().map(post -> article(post, numbers.apply(post))).collect(Collectors.joining());
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
