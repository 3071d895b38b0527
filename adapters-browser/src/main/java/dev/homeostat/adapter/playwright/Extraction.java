package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.post.SitePostId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes values out of a page exactly as they stand there, all of one page at one moment. */
final class Extraction {

    private static final int LONGEST_ID = 200;
    private static final String VALUES = """
            (elements, wanted) => elements.map(element => wanted.map(value => {
              const found = value.selectors.length === 0
                ? element
                : value.selectors.map(selector => element.querySelector(selector)).find(match => match);
              if (!found) return null;
              if (value.attribute !== '') return found.getAttribute(value.attribute);
              return value.shown ? shownText(found) : found.textContent;
            }))""";
    private static final String SCRIPT =
            "(elements, wanted) => { const shownText = %s; return (%s)(elements, wanted); }"
                    .formatted(ShownText.OF_ELEMENT, VALUES);

    private Extraction() {}

    /** The values within each of the elements; what the page does not have is left out. */
    static List<Map<String, String>> read(Locator elements, Map<String, SiteProfile.Extract> wanted) {
        return read(elements, wanted, Set.of());
    }

    /**
     * The same with line breaks as they are seen.
     *
     * @param shown names of the values of which that is wanted
     */
    static List<Map<String, String>> read(
            Locator elements, Map<String, SiteProfile.Extract> wanted, Set<String> shown) {
        List<Map.Entry<String, SiteProfile.Extract>> order = List.copyOf(wanted.entrySet());
        Object values = elements.evaluateAll(
                SCRIPT,
                order.stream()
                        .map(entry -> script(entry.getValue(), shown.contains(entry.getKey())))
                        .toList());
        return ((List<?>) values)
                .stream().map(element -> named((List<?>) element, order)).toList();
    }

    /** The value within the one element. */
    static Optional<String> read(Locator element, SiteProfile.Extract wanted) {
        return read(element, Map.of("value", wanted)).stream()
                .findFirst()
                .flatMap(values -> Optional.ofNullable(values.get("value")));
    }

    /** The first group of the first match. */
    static Optional<String> group(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    /** The value as an id, empty where it cannot be one. */
    static Optional<SitePostId> siteId(String value) {
        return value.isBlank() || value.length() > LONGEST_ID ? Optional.empty() : Optional.of(new SitePostId(value));
    }

    private static Map<String, Object> script(SiteProfile.Extract extract, boolean shown) {
        return Map.of(
                "selectors",
                extract.selectors(),
                "attribute",
                extract.attribute().orElse(""),
                "shown",
                shown);
    }

    private static Map<String, String> named(List<?> values, List<Map.Entry<String, SiteProfile.Extract>> order) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            String name = order.get(i).getKey();
            Optional<Pattern> pattern = order.get(i).getValue().pattern();
            Optional.ofNullable(values.get(i))
                    .map(Objects::toString)
                    .flatMap(
                            value -> pattern.map(narrow -> group(narrow, value)).orElse(Optional.of(value)))
                    .ifPresent(value -> named.put(name, value));
        }
        return named;
    }
}
