package dev.homeostat.domain.resilience;

import java.util.ArrayList;
import java.util.List;

/**
 * How the latest uses of a dependency went, so that one that fails every other time is found out, too, though never
 * five times in a row. Half of 20 is much more than chance: where one use in five fails, that many do in 0.3 % of the
 * windows (binomial distribution).
 *
 * @param failed of the latest uses, oldest first, whether it failed
 */
public record RecentUses(List<Boolean> failed) {

    static final int WINDOW = 20;
    static final int TOO_MANY = 10;

    public static final RecentUses NONE = new RecentUses(List.of());

    public RecentUses {
        failed = List.copyOf(failed);
    }

    /** After another use that went well. */
    public RecentUses succeeded() {
        return and(false);
    }

    /** After another use that failed. */
    public RecentUses failedAgain() {
        return and(true);
    }

    private RecentUses and(boolean failure) {
        List<Boolean> all = new ArrayList<>(failed);
        all.add(failure);
        return new RecentUses(all.subList(Math.max(0, all.size() - WINDOW), all.size()));
    }

    /** Whether so many of them failed that the dependency does not work. */
    public boolean isTooBad() {
        return failed.stream().filter(Boolean::booleanValue).count() >= TOO_MANY;
    }
}
