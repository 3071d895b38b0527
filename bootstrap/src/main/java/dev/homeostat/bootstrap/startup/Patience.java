package dev.homeostat.bootstrap.startup;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How often something is tried that may work a moment later, with a gap between two tries that doubles.
 *
 * @param tries how often in all, at least once
 * @param first the first gap, in machine time
 * @param pause waits; false when there is no time to wait any more
 */
public record Patience(int tries, Duration first, Predicate<Duration> pause) {

    /** How often what a start needs is tried. */
    public static final int TRIES = 3;

    /** The gap after the first try. */
    public static final Duration FIRST_GAP = Duration.ofSeconds(1);

    /** The usual patience of a start: at once, after 1 s and after another 2 s. */
    public static Patience usual(Predicate<Duration> pause) {
        return new Patience(TRIES, FIRST_GAP, pause);
    }

    /**
     * What the work gives as soon as it works.
     *
     * @param passing whether a failure may pass; any other is thrown on at once, and so is the last
     * @param told what failed and when it is tried again, in one line
     */
    public <T> T get(Supplier<T> work, Predicate<RuntimeException> passing, Consumer<String> told) {
        Duration gap = first;
        for (int tried = 1; ; tried++) {
            try {
                return work.get();
            } catch (RuntimeException e) {
                if (tried >= tries || !passing.test(e)) {
                    throw e;
                }
                told.accept(
                        "%s (try %d of %d, the next in %d s)".formatted(e.getMessage(), tried, tries, gap.toSeconds()));
                if (!pause.test(gap)) {
                    throw e;
                }
                gap = gap.multipliedBy(2);
            }
        }
    }
}
