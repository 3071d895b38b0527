package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.ElementHandle;
import dev.homeostat.domain.post.SitePostId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes values out of a page exactly as they stand there. */
final class Extraction {

    private static final int LONGEST_ID = 200;

    private Extraction() {}

    /** The value within the element, empty where the page does not have it. */
    static Optional<String> read(ElementHandle within, SiteProfile.Extract extract) {
        Optional<ElementHandle> element =
                extract.selectors().isEmpty() ? Optional.of(within) : first(within, extract.selectors());
        return element.flatMap(found -> value(found, extract.attribute()))
                .flatMap(value ->
                        extract.pattern().map(pattern -> group(pattern, value)).orElse(Optional.of(value)));
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

    static Optional<ElementHandle> first(ElementHandle within, List<String> selectors) {
        return selectors.stream()
                .flatMap(selector -> Optional.ofNullable(within.querySelector(selector)).stream())
                .findFirst();
    }

    private static Optional<String> value(ElementHandle element, Optional<String> attribute) {
        return attribute
                .map(name -> Optional.ofNullable(element.getAttribute(name)))
                .orElseGet(() -> Optional.ofNullable(element.textContent()));
    }
}
