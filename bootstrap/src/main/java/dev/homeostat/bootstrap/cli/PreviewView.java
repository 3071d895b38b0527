package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.content.port.FactSource.Facts;
import dev.homeostat.bootstrap.facts.ContentPreview;
import dev.homeostat.bootstrap.facts.ContentSettings;
import dev.homeostat.domain.content.Draft;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.FactRotation.Lasting;
import dev.homeostat.domain.post.PostText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows facts and what is written from them, as lines and as a document. */
record PreviewView(ContentSettings settings, Facts read, ContentPreview preview) {

    private static final int WARNINGS = 20;

    /** Everything that is wrong with the facts. */
    List<String> problems() {
        return Stream.concat(read.problems().stream(), preview.shortcomings().stream())
                .toList();
    }

    /** The problems for somebody who came for something else. */
    List<String> warnings() {
        List<String> problems = problems();
        Stream<String> first = problems.stream().limit(WARNINGS).map("warning: "::concat);
        return problems.size() <= WARNINGS
                ? first.toList()
                : Stream.concat(
                                first,
                                Stream.of("warning: and %d more; './homeostat content check' tells them all"
                                        .formatted(problems.size() - WARNINGS)))
                        .toList();
    }

    List<String> lines(List<Draft> posts) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            lines.addAll(post(i + 1, posts.get(i)));
            lines.add("");
        }
        lines.addAll(summary());
        return lines;
    }

    private List<String> post(int number, Draft post) {
        List<String> lines = new ArrayList<>();
        lines.add("%d  %s, %s, on %s; facts %s"
                .formatted(
                        number,
                        post.form(),
                        "%s and %s"
                                .formatted(post.wording().hook(), post.wording().tone()),
                        topic(post),
                        post.facts().stream().map(FactId::value).collect(Collectors.joining(", "))));
        for (PostText item : post.content().items()) {
            lines.add("   %d of %d characters"
                    .formatted(settings.length().length(item), settings.length().max()));
            item.value().lines().forEach(line -> lines.add(line.isEmpty() ? "" : "     " + line));
        }
        return lines;
    }

    /** How many facts there are and how long they last. */
    List<String> summary() {
        String topics = preview.topics().entrySet().stream()
                .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
        return List.of(
                "facts: %d%s".formatted(read.facts().size(), topics.isEmpty() ? "" : " (" + topics + ")"),
                "at %d posts a day %s".formatted(settings.postsPerDay(), lasting()));
    }

    private String lasting() {
        return switch (preview.lasting()) {
            case Lasting.Forever forever -> "they last for good, each resting %d days or more".formatted(restDays());
            case Lasting.Days(double days, double sustained) ->
                String.format(
                        Locale.ROOT,
                        "they last %.1f days; with %d days of rest they sustain %.1f facts a day",
                        days,
                        restDays(),
                        sustained);
        };
    }

    private long restDays() {
        return settings.factRest().toDays();
    }

    Map<String, Object> document(List<Draft> posts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("posts", posts.stream().map(this::document).toList());
        document.putAll(document());
        return document;
    }

    Map<String, Object> document() {
        Lasting lasting = preview.lasting();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("maxLength", settings.length().max());
        document.put("facts", read.facts().size());
        document.put("factsByTopic", preview.topics());
        document.put("postsPerDay", settings.postsPerDay());
        document.put("lastsDays", lasting instanceof Lasting.Days(double days, double sustained) ? days : null);
        document.put("sustainedFactsPerDay", lasting.sustainedPerDay());
        document.put("problems", problems());
        return document;
    }

    private Map<String, Object> document(Draft post) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("generator", post.form().generator());
        document.put("format", post.form().format());
        document.put("topic", topic(post));
        document.put("hook", post.wording().hook());
        document.put("tone", post.wording().tone());
        document.put("facts", post.facts().stream().map(FactId::value).toList());
        document.put(
                "items",
                post.content().items().stream()
                        .map(item -> Map.of(
                                "text",
                                item.value(),
                                "length",
                                settings.length().length(item)))
                        .toList());
        return document;
    }

    private String topic(Draft post) {
        return read.facts().stream()
                .filter(fact -> fact.id().equals(post.facts().getFirst()))
                .map(Fact::topic)
                .findFirst()
                .orElseThrow();
    }
}
