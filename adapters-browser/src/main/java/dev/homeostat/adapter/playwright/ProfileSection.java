package dev.homeostat.adapter.playwright;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One mapping of a profile. Problems are gathered, not thrown, so that all of them can be told at once. */
final class ProfileSection {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private static final Pattern HOST = Pattern.compile("[\\w.-]+(:\\d{1,5})?");

    private final JsonNode node;
    private final String path;
    private final ProfileProblems problems;
    private final Set<String> known = new HashSet<>();

    ProfileSection(JsonNode node, String path, ProfileProblems problems) {
        this.node = node;
        this.path = path;
        this.problems = problems;
        if (!node.isObject()) {
            problems.add(path, path.isEmpty() ? "the file: must be a mapping" : "must be a mapping");
        }
    }

    ProfileSection section(String key) {
        return required(key)
                .map(child -> new ProfileSection(child, at(key), problems))
                .orElseGet(() ->
                        new ProfileSection(JsonNodeFactory.instance.objectNode(), at(key), ProfileProblems.ignored()));
    }

    Optional<ProfileSection> optionalSection(String key) {
        return optional(key).map(child -> new ProfileSection(child, at(key), problems));
    }

    String text(String key) {
        return required(key).map(child -> scalar(key, child)).orElse("");
    }

    Optional<String> optionalText(String key) {
        return optional(key).map(child -> scalar(key, child));
    }

    /** An address: absolute, or from the base on. */
    String address(String key) {
        String value = text(key);
        if (!value.isEmpty() && !value.startsWith("/") && !value.matches("https?://.+")) {
            problem(key, "must begin with / or http");
        }
        return value;
    }

    String address(String key, String placeholder) {
        String value = address(key);
        if (!value.isEmpty() && !value.contains(placeholder)) {
            problem(key, "must contain " + placeholder);
        }
        return value;
    }

    /** One selector or a list of them, at least one. */
    List<String> selectors(String key) {
        return required(key).map(child -> selectors(key, child)).orElse(List.of());
    }

    List<String> optionalSelectors(String key) {
        return optional(key).map(child -> selectors(key, child)).orElse(List.of());
    }

    /** One host or a list of them, with or without a port. */
    List<String> optionalHosts(String key) {
        List<String> hosts = optional(key).map(child -> texts(key, child)).orElse(List.of());
        if (!hosts.stream().allMatch(HOST.asMatchPredicate())) {
            problem(key, "must be hosts such as api.example.org, without https:// and without a path");
        }
        return hosts;
    }

    /**
     * Clicks one after the other, each as selectors of which the first that matches counts. A text, or a list of texts, is
     * one click; a list of lists is several.
     */
    List<List<String>> optionalSteps(String key) {
        return optional(key).map(child -> steps(key, child)).orElse(List.of());
    }

    private List<List<String>> steps(String key, JsonNode child) {
        boolean several = child.isArray() && !child.isEmpty() && child.get(0).isArray();
        if (!several) {
            return List.of(selectors(key, child));
        }
        List<List<String>> steps = new ArrayList<>();
        child.forEach(step -> steps.add(selectors(key + "[" + steps.size() + "]", step)));
        return steps;
    }

    int number(String key, int atLeast, int atMost) {
        return required(key)
                .filter(child -> inRange(key, child, atLeast, atMost))
                .map(JsonNode::intValue)
                .orElse(atLeast);
    }

    OptionalInt optionalNumber(String key, int atLeast, int atMost) {
        return optional(key).isPresent() ? OptionalInt.of(number(key, atLeast, atMost)) : OptionalInt.empty();
    }

    /** A text that may be white space. */
    Optional<String> optionalCharacters(String key) {
        return optional(key)
                .filter(child -> child.isTextual() || !scalar(key, child).isEmpty())
                .map(JsonNode::asText);
    }

    /** All keys that stand here, whichever they are. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** A number and a unit: {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}. */
    Duration duration(String key) {
        String value = text(key);
        Matcher parts = DURATION.matcher(value);
        if (!parts.matches()) {
            if (!value.isEmpty()) {
                problem(key, "'%s' is not a time such as 250ms, 5s, 2m or 1h".formatted(value));
            }
            return Duration.ZERO;
        }
        long amount = Long.parseLong(parts.group(1));
        return switch (parts.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    /** More than 0; where it is not, that is noted and something stands in for it. */
    Duration positiveDuration(String key) {
        Duration duration = duration(key);
        if (duration.isZero()
                && optional(key).isPresent()
                && DURATION.matcher(text(key)).matches()) {
            problem(key, "must be more than 0");
        }
        return duration.isZero() ? Duration.ofMillis(1) : duration;
    }

    /** A regular expression with the group that is meant. */
    Optional<Pattern> pattern(String key) {
        return optionalText(key).flatMap(value -> compile(key, value)).map(pattern -> {
            if (pattern.matcher("").groupCount() == 0) {
                problem(key, "must have a group (in parentheses) around the value that is meant");
            }
            return pattern;
        });
    }

    /** A regular expression for whole names. */
    Optional<Pattern> names(String key) {
        return optionalText(key).flatMap(value -> compile(key, value));
    }

    void problem(String key, String problem) {
        problems.add(at(key), problem);
    }

    /** Refuses the keys that nobody asked for. */
    void refuseTheRest() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(key, "unknown key; known here: " + String.join(", ", new java.util.TreeSet<>(known)));
            }
        });
    }

    private Optional<Pattern> compile(String key, String value) {
        try {
            return Optional.of(Pattern.compile(value));
        } catch (PatternSyntaxException e) {
            problem(key, "not a regular expression: " + e.getDescription());
            return Optional.empty();
        }
    }

    private List<String> selectors(String key, JsonNode child) {
        List<String> all = texts(key, child);
        if (all.isEmpty()) {
            problem(key, "must name at least one selector");
        }
        return all;
    }

    private List<String> texts(String key, JsonNode child) {
        if (!child.isArray()) {
            return List.of(scalar(key, child));
        }
        List<String> all = new ArrayList<>();
        child.forEach(item -> all.add(scalar(key + "[" + all.size() + "]", item)));
        return all;
    }

    private boolean inRange(String key, JsonNode child, int atLeast, int atMost) {
        boolean fits = child.isInt() && child.intValue() >= atLeast && child.intValue() <= atMost;
        if (!fits) {
            problem(key, "must be a whole number from %d to %d".formatted(atLeast, atMost));
        }
        return fits;
    }

    private String scalar(String key, JsonNode child) {
        if (!child.isValueNode() || child.asText().isBlank()) {
            problem(key, "must be a text");
            return "";
        }
        return child.asText();
    }

    private Optional<JsonNode> required(String key) {
        Optional<JsonNode> child = optional(key);
        if (child.isEmpty()) {
            problem(key, "missing");
        }
        return child;
    }

    private Optional<JsonNode> optional(String key) {
        known.add(key);
        return Optional.ofNullable(node.get(key)).filter(child -> !child.isNull());
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
