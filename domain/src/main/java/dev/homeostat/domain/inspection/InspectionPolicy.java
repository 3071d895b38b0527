package dev.homeostat.domain.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows from what was found. */
public final class InspectionPolicy {

    /** Time for a person to log in anew and import the session, over a weekend too. */
    private static final Duration WARNING = Duration.ofDays(3);

    private InspectionPolicy() {}

    /** What is missing for sure: on both of two looks, because one page may just have been slow. */
    public static List<MissingElement> confirmed(List<MissingElement> first, List<MissingElement> second) {
        Set<String> before = first.stream().map(MissingElement::field).collect(Collectors.toSet());
        return second.stream()
                .filter(element -> before.contains(element.field()))
                .toList();
    }

    /** Whether sending a post would meet this, so that none is to be tried. */
    public static boolean keepsFromSending(MissingElement element) {
        return element.part() == SitePart.COMPOSE;
    }

    /** Whether a person should be told now of a login that ends then. */
    public static boolean endsSoon(Instant loginEnds, Instant now) {
        return loginEnds.isBefore(now.plus(WARNING));
    }
}
