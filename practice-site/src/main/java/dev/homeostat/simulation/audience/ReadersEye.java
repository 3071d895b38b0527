package dev.homeostat.simulation.audience;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells the arms of a post by what any reader can see of it. Immutable. */
final class ReadersEye {

    private static final Pattern FIGURE = Pattern.compile("\\A[^\\p{L}\\p{Nd}\\n]{0,3}\\p{Nd}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=[\\s\"'\\u201D\\u2019)\\]]|$)");

    private final AudiencePlan plan;
    private final List<TopicSign> hashtags;
    private final List<TopicSign> names;

    private record TopicSign(String topic, Pattern sign) {}

    private record Sighting(String topic, MatchResult place) {}

    ReadersEye(AudiencePlan plan) {
        this.plan = plan;
        this.hashtags = plan.topics().stream()
                .map(topic -> sign(topic, "#" + Pattern.quote(hashtag(topic))))
                .toList();
        this.names = plan.topics().stream()
                .map(topic ->
                        sign(topic, words(topic).stream().map(Pattern::quote).collect(Collectors.joining("\\W+"))))
                .toList();
    }

    private static TopicSign sign(String topic, String expression) {
        return new TopicSign(
                topic,
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}_])" + expression + "(?![\\p{L}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static String hashtag(String topic) {
        return String.join("", words(topic));
    }

    private static List<String> words(String topic) {
        List<String> words = new ArrayList<>();
        Matcher matcher = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+").matcher(topic);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The arms of a post as it stands. */
    List<Arm> arms(SeenPost post) {
        List<Arm> arms = new ArrayList<>();
        arms.add(Arm.hour(post.items().getFirst().at().atZone(plan.zone()).getHour()));
        arms.add(new Arm(Dimension.GENERATOR, style(post.items().getFirst().text())));
        arms.add(new Arm(Dimension.FORMAT, post.items().size() > 1 ? "thread" : "single"));
        topic(post).ifPresent(topic -> arms.add(new Arm(Dimension.TOPIC, topic)));
        return arms;
    }

    /** A question ends the first sentence or line, a figure begins the text. */
    static String style(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        if (line.endsWith("?") || firstSentence(line).endsWith("?")) {
            return "question";
        }
        return FIGURE.matcher(line).lookingAt() ? "figure" : "statement";
    }

    private static String firstSentence(String line) {
        Matcher end = SENTENCE_END.matcher(line);
        return end.find() ? line.substring(0, end.end()) : line;
    }

    /** A hashtag says more than a name, and what comes first more than what comes later. */
    private Optional<String> topic(SeenPost post) {
        String text = post.items().stream().map(SeenPost.Item::text).collect(Collectors.joining("\n"));
        return first(hashtags, text).or(() -> first(names, text));
    }

    private static Optional<String> first(List<TopicSign> signs, String text) {
        List<Sighting> sightings = new ArrayList<>();
        for (TopicSign sign : signs) {
            Matcher matcher = sign.sign().matcher(text);
            if (matcher.find()) {
                sightings.add(new Sighting(sign.topic(), matcher.toMatchResult()));
            }
        }
        return sightings.stream()
                .min(Comparator.comparingInt((Sighting seen) -> seen.place().start())
                        .thenComparing(seen -> -seen.place().end()))
                .map(Sighting::topic);
    }
}
