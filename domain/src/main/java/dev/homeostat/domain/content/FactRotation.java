package dev.homeostat.domain.content;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a fact may be told again: once it has rested, and then in another form than the last time. Pure and thread-safe.
 *
 * @param rest account time between two tellings of a fact
 */
public record FactRotation(Duration rest) {

    private static final double SECONDS_A_DAY = 86_400;

    /** A millisecond, which is nothing beside a day and much beside a rounding error. */
    private static final double TOLERANCE = 0.001;

    public FactRotation {
        if (rest.isNegative()) {
            throw new IllegalArgumentException("a fact rests for 0s or longer, not " + rest);
        }
    }

    /**
     * The facts that may be told in this form at that time, in the order given.
     *
     * @param uses in any order; those to come count like those that were
     */
    public List<Fact> usable(List<Fact> facts, List<FactUse> uses, Form form, Instant at) {
        Map<FactId, FactUse> last = lastUses(uses);
        return facts.stream()
                .filter(fact -> isUsable(last.get(fact.id()), form, at))
                .toList();
    }

    private boolean isUsable(@Nullable FactUse last, Form form, Instant at) {
        return last == null
                || (!last.form().equals(form) && !last.at().plus(rest).isAfter(at));
    }

    /**
     * For how long the facts last when they are told in turn, the one that has rested longest first.
     *
     * @param facts those that can be told at all
     * @param returns whether a fact can be told in more than one form, and so may return
     * @param factsPerDay how many are wanted each account day, evenly; above 0
     */
    public Lasting lasting(
            List<Fact> facts, Predicate<Fact> returns, List<FactUse> uses, double factsPerDay, Instant now) {
        if (!(factsPerDay > 0)) {
            throw new IllegalArgumentException("a pace is above 0 facts a day, not " + factsPerDay);
        }
        double sustained = sustained(facts.stream().filter(returns).count());
        PriorityQueue<Turn> turns = turns(facts, returns, lastUses(uses), now);
        double everyoneHadATurn = turns.stream().mapToDouble(Turn::free).max().orElse(0);
        double gap = SECONDS_A_DAY / factsPerDay;
        // Once in turn, the facts return in the same order for ever: what holds for two rounds holds for good.
        double settled = everyoneHadATurn + 3 * gap * facts.size();
        for (long told = 0; told * gap <= settled; told++) {
            double wanted = told * gap;
            Turn turn = turns.poll();
            if (turn == null || turn.free() > wanted + TOLERANCE) {
                return new Lasting.Days(wanted / SECONDS_A_DAY, sustained);
            }
            if (turn.returns()) {
                turns.add(new Turn(wanted + seconds(rest), true));
            }
        }
        return new Lasting.Forever(sustained);
    }

    /** A fact's next turn: from when on, in seconds from now, and whether there is one after it. */
    private record Turn(double free, boolean returns) {}

    private PriorityQueue<Turn> turns(
            List<Fact> facts, Predicate<Fact> returns, Map<FactId, FactUse> last, Instant now) {
        PriorityQueue<Turn> turns = new PriorityQueue<>(Comparator.comparingDouble(Turn::free));
        for (Fact fact : facts) {
            FactUse use = last.get(fact.id());
            if (use == null) {
                turns.add(new Turn(0, returns.test(fact)));
            } else if (returns.test(fact)) {
                turns.add(new Turn(
                        Math.max(0, seconds(Duration.between(now, use.at().plus(rest)))), true));
            }
        }
        return turns;
    }

    private double sustained(long returning) {
        if (returning == 0) {
            return 0;
        }
        return rest.isZero() ? Double.POSITIVE_INFINITY : returning * SECONDS_A_DAY / seconds(rest);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Map<FactId, FactUse> lastUses(List<FactUse> uses) {
        Map<FactId, FactUse> last = new HashMap<>();
        uses.forEach(use -> last.merge(use.fact(), use, BinaryOperator.maxBy(Comparator.comparing(FactUse::at))));
        return last;
    }

    /** For how long facts last at some pace. */
    public sealed interface Lasting {

        /** The pace, in facts a day, that the facts sustain for good once each is told in turn. */
        double sustainedPerDay();

        /** The facts return fast enough. */
        record Forever(double sustainedPerDay) implements Lasting {}

        /**
         * On some day there is none left that may be told.
         *
         * @param days until the first time that a fact is wanted and none may be told; 0 where none may be told now
         */
        record Days(double days, double sustainedPerDay) implements Lasting {}
    }
}
