package dev.homeostat.domain.content;

import dev.homeostat.domain.learning.Arm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/** Which slots are open, and how many posts are missing. Instants are account time. Pure and thread-safe. */
public final class PlanPolicy {

    private PlanPolicy() {}

    /**
     * Where a post can be planned, earliest first: the free slots of the horizon, none when it holds as many posts as
     * it should. The horizon holds as many as fit its length at the day's number, at least one.
     *
     * @param taken slots that hold a post
     */
    public static List<Slot> openSlots(PlanSettings settings, Instant now, Set<Slot> taken) {
        List<Slot> slots = slots(settings, now);
        long planned = slots.stream().filter(taken::contains).count();
        if (planned >= wanted(settings)) {
            return List.of();
        }
        return slots.stream().filter(slot -> !taken.contains(slot)).toList();
    }

    /** How many posts a horizon holds when it is full. */
    public static long wanted(PlanSettings settings) {
        long perHorizon = settings.postsPerDay() * settings.horizon().toHours() / PlanSettings.HOURS_A_DAY;
        return Math.max(1, perHorizon);
    }

    /** The arm of a slot: its hour of the day in the account's time zone. */
    public static Arm hour(PlanSettings settings, Slot slot) {
        return Arm.hour(slot.start().atZone(settings.zone()).getHour());
    }

    /** Hours begin where the account's clock shows a full hour, also in zones off by half of one. */
    private static List<Slot> slots(PlanSettings settings, Instant now) {
        Instant from = now.plus(settings.lead());
        Instant first = from.atZone(settings.zone())
                .truncatedTo(ChronoUnit.HOURS)
                .toInstant()
                .plus(Duration.ofHours(1));
        return LongStream.range(0, settings.horizon().toHours())
                .mapToObj(hours -> new Slot(first.plus(Duration.ofHours(hours))))
                .filter(slot -> settings.hours()
                        .contains(slot.start().atZone(settings.zone()).getHour()))
                .toList();
    }
}
