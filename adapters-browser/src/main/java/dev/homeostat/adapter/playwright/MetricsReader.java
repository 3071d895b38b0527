package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.engagement.SiteReading.Read;
import dev.homeostat.domain.engagement.SiteReading.Unreadable;
import dev.homeostat.domain.post.SitePostId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads one post's numbers off its page, all of them at one moment. What is not there is never taken for zero. */
final class MetricsReader {

    private static final String ID = "id";
    private static final String ELEMENT_OF = "element of ";

    private final MetricsProfile metrics;
    private final SitePostId post;
    private final String address;

    MetricsReader(MetricsProfile metrics, SitePostId post, String address) {
        this.metrics = metrics;
        this.post = post;
        this.address = address;
    }

    /** What a page is short of, and may still come. */
    enum Lack {
        NOTHING,
        /** A number that the site hides where it is 0. */
        WHAT_MAY_BE_HIDDEN,
        WHAT_IS_NEEDED
    }

    /** What was seen at a moment. */
    record Look(SiteReading reading, Lack lacks) {}

    /** A field of the profile whose value is not on the page as the profile says. */
    private static final class Missing extends Exception {

        private static final long serialVersionUID = 1L;

        Missing(String message) {
            super(message);
        }
    }

    /** Looks once. */
    Look look(Locator shown) {
        try {
            return read(theOne(Extraction.read(shown, wanted())));
        } catch (Missing e) {
            return new Look(new Unreadable(Cause.LAYOUT, Objects.toString(e.getMessage(), "")), Lack.WHAT_IS_NEEDED);
        }
    }

    private Map<String, SiteProfile.Extract> wanted() {
        Map<String, SiteProfile.Extract> wanted = new LinkedHashMap<>();
        wanted.put(ID, metrics.id());
        metrics.counts().forEach((metric, count) -> {
            SiteProfile.Extract value = count.value();
            // Without the pattern: that a text does not fit is another thing than that there is none.
            wanted.put(metric.word(), new SiteProfile.Extract(value.selectors(), value.attribute(), Optional.empty()));
            wanted.put(
                    ELEMENT_OF + metric.word(),
                    new SiteProfile.Extract(value.selectors(), Optional.empty(), Optional.empty()));
        });
        return wanted;
    }

    private Map<String, String> theOne(List<Map<String, String>> posts) throws Missing {
        if (posts.isEmpty()) {
            throw new Missing("metrics.shown: nothing at %s matches %s".formatted(address, metrics.shown()));
        }
        List<Map<String, String>> matching = posts.stream()
                .filter(values -> post.value().equals(values.get(ID)))
                .toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        List<String> ids = posts.stream()
                .flatMap(values -> Optional.ofNullable(values.get(ID)).stream())
                .toList();
        throw new Missing(
                ids.isEmpty()
                        ? "metrics.id: nothing found by %s in %s at %s"
                                .formatted(described(metrics.id()), metrics.shown(), address)
                        : "metrics.id: the posts at %s are %s, and not once %s".formatted(address, ids, post));
    }

    private Look read(Map<String, String> values) throws Missing {
        Map<Metric, Long> counts = new EnumMap<>(Metric.class);
        Lack lack = Lack.NOTHING;
        int found = 0;
        for (Map.Entry<Metric, MetricsProfile.Count> field : metrics.counts().entrySet()) {
            OptionalLong count = count(field.getKey(), field.getValue(), values);
            counts.put(field.getKey(), count.orElse(0));
            found += count.isPresent() ? 1 : 0;
            lack = count.isEmpty() ? Lack.WHAT_MAY_BE_HIDDEN : lack;
        }
        if (found == 0) {
            throw new Missing("metrics: no number at all in the post at %s".formatted(address));
        }
        return new Look(new Read(new Metrics(counts)), lack);
    }

    /** Empty only where the profile says that the site hides the number where it is 0. */
    private OptionalLong count(Metric metric, MetricsProfile.Count count, Map<String, String> values) throws Missing {
        Optional<String> text = Optional.ofNullable(values.get(metric.word())).filter(value -> !value.isBlank());
        if (text.isPresent()) {
            return OptionalLong.of(number(metric, count.value().pattern(), text.get()));
        }
        Optional<String> element = Optional.ofNullable(values.get(ELEMENT_OF + metric.word()));
        boolean empty = count.value().attribute().isEmpty()
                && element.filter(String::isBlank).isPresent();
        boolean hidden = element.isEmpty() || empty;
        if (count.zeroWhenAbsent() && hidden) {
            return OptionalLong.empty();
        }
        throw new Missing("metrics.%s: nothing found by %s in the post at %s"
                .formatted(metric.word(), described(count.value()), address));
    }

    private long number(Metric metric, Optional<Pattern> pattern, String text) throws Missing {
        Optional<String> narrowed =
                pattern.map(narrow -> Extraction.group(narrow, text)).orElse(Optional.of(text));
        if (narrowed.isEmpty()) {
            throw new Missing("metrics.%s: '%s' at %s does not match %s"
                    .formatted(
                            metric.word(),
                            Messages.line(text),
                            address,
                            pattern.map(Pattern::pattern).orElse("")));
        }
        OptionalLong number = metrics.numbers().read(narrowed.get());
        if (number.isEmpty()) {
            throw new Missing("metrics.%s: '%s' at %s is not a number as the profile writes them"
                    .formatted(metric.word(), Messages.line(narrowed.get()), address));
        }
        return number.getAsLong();
    }

    private static String described(SiteProfile.Extract extract) {
        String element = extract.selectors().isEmpty()
                ? "the post itself"
                : extract.selectors().toString();
        return element + extract.attribute().map(name -> ", attribute " + name).orElse("");
    }
}
