package dev.homeostat.domain.content;

import dev.homeostat.domain.learning.Arm;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which slots are open. Days are planned one after the other, each as a whole, so that a day never gets more posts than
 * it should and any of its hours can be chosen. Instants are account time. Pure and thread-safe.
 */
public final class PlanPolicy {

    /** Planning must know the slots taken since this long before now: a local day has up to 25 hours. */
    public static final Duration LOOK_BACK = Duration.ofHours(25);

    private PlanPolicy() {}

    /**
     * The free slots of the first day that holds too few posts, earliest first; none when the plan is full. The days are
     * today and those that begin within the horizon. Of today, only what is left of it counts: it gets as many posts as
     * its share of the day's hours allows.
     *
     * @param taken slots that hold a post, those of the latest {@link #LOOK_BACK} among them
     */
    public static List<Slot> openSlots(PlanSettings settings, Instant now, Set<Slot> taken) {
        LocalDate today = dayOf(settings, now);
        return Stream.iterate(today, day -> day.plusDays(1))
                .takeWhile(day -> day.equals(today) || !begins(settings, day).isAfter(now.plus(settings.horizon())))
                .map(day -> open(settings, now, taken, day))
                .filter(open -> !open.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The arm of a slot: its hour of the day in the account's time zone. */
    public static Arm hour(PlanSettings settings, Slot slot) {
        return Arm.hour(slot.start().atZone(settings.zone()).getHour());
    }

    private static List<Slot> open(PlanSettings settings, Instant now, Set<Slot> taken, LocalDate day) {
        List<Slot> slots = slots(settings, day);
        long planned = taken.stream()
                .filter(slot -> dayOf(settings, slot.start()).equals(day))
                .count();
        List<Slot> left = slots.stream()
                .filter(slot -> !slot.start().isBefore(now.plus(settings.lead())))
                .toList();
        long share = Math.ceilDiv((long) settings.postsPerDay() * left.size(), Math.max(1, slots.size()));
        long toCome = left.stream().filter(taken::contains).count();
        if (planned >= settings.postsPerDay() || toCome >= share) {
            return List.of();
        }
        return left.stream().filter(slot -> !taken.contains(slot)).toList();
    }

    /** The allowed hours of a day; one that the clocks skip is not among them, one that they repeat is there twice. */
    private static List<Slot> slots(PlanSettings settings, LocalDate day) {
        Instant end = begins(settings, day.plusDays(1));
        return Stream.iterate(begins(settings, day), hour -> hour.isBefore(end), hour -> hour.plus(1, ChronoUnit.HOURS))
                .map(Slot::new)
                .filter(slot -> settings.hours()
                        .contains(slot.start().atZone(settings.zone()).getHour()))
                .toList();
    }

    private static Instant begins(PlanSettings settings, LocalDate day) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    private static LocalDate dayOf(PlanSettings settings, Instant instant) {
        return instant.atZone(settings.zone()).toLocalDate();
    }
}
