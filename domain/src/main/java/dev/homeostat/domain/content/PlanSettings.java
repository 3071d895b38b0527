package dev.homeostat.domain.content;

import dev.homeostat.domain.post.DuplicatePolicy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an account's days are filled.
 *
 * @param postsPerDay 1 to 24; an hour takes one post at most
 * @param postsPerRun how many posts one run of planning adds at most
 * @param horizon a day is planned once it begins within this account time, 1 hour to 7 days
 * @param lead account time that a new post is planned ahead at least
 * @param hours the hours of the day, 0 to 23, in which posts go out
 * @param zone the account's time zone, in which hours are counted
 * @param expiresAfter account time after its slot's start from which a post does not go out any more
 * @param factRest account time after which a fact may be told again, in another form; see {@link #rest}
 * @param generators the styles to write in; empty for all that the writer knows
 * @param formats {@code single}, {@code thread} or both
 */
public record PlanSettings(
        int postsPerDay,
        int postsPerRun,
        Duration horizon,
        Duration lead,
        Set<Integer> hours,
        ZoneId zone,
        Duration expiresAfter,
        Duration factRest,
        List<String> generators,
        List<String> formats) {

    public static final int HOURS_A_DAY = 24;
    public static final Duration LONGEST_HORIZON = Duration.ofDays(7);

    public PlanSettings {
        hours = Set.copyOf(new TreeSet<>(hours));
        generators = List.copyOf(generators);
        formats = List.copyOf(formats);
        require(postsPerDay >= 1 && postsPerDay <= HOURS_A_DAY, "a day takes 1 to 24 posts, not " + postsPerDay);
        require(postsPerRun >= 1, "a run of planning must be allowed at least one post");
        require(
                horizon.compareTo(Duration.ofHours(1)) >= 0 && horizon.compareTo(LONGEST_HORIZON) <= 0,
                "the horizon is 1 hour to 7 days, not " + horizon);
        require(!hours.isEmpty(), "at least one hour of the day must be left to post in");
        require(hours.stream().allMatch(hour -> hour >= 0 && hour < HOURS_A_DAY), "hours are 0 to 23: " + hours);
        require(
                hours.size() >= postsPerDay,
                "%d posts a day do not fit into %d hours".formatted(postsPerDay, hours.size()));
        require(!formats.isEmpty() && List.of(Form.SINGLE, Form.THREAD).containsAll(formats), "no formats: " + formats);
        require(!expiresAfter.isNegative() && !expiresAfter.isZero(), "posts must have time to go out");
    }

    /** Every hour of the day in UTC, singles and threads in all styles, six posts a day. */
    public static PlanSettings usual() {
        return new PlanSettings(
                6,
                2,
                Duration.ofHours(24),
                Duration.ofMinutes(10),
                everyHour(),
                ZoneId.of("UTC"),
                Duration.ofHours(6),
                Duration.ofDays(33),
                List.of(),
                List.of(Form.SINGLE, Form.THREAD));
    }

    private static Set<Integer> everyHour() {
        Set<Integer> hours = new TreeSet<>();
        for (int hour = 0; hour < HOURS_A_DAY; hour++) {
            hours.add(hour);
        }
        return hours;
    }

    public PlanSettings withPostsPerDay(int newPostsPerDay) {
        return new PlanSettings(
                newPostsPerDay, postsPerRun, horizon, lead, hours, zone, expiresAfter, factRest, generators, formats);
    }

    /**
     * How long a fact really rests: long enough, too, that its return is not taken for saying the same twice. That is
     * judged when a post is planned and again before it goes out.
     */
    public Duration rest() {
        Duration unsaid =
                DuplicatePolicy.WINDOW.plus(horizon).plus(Duration.ofDays(1)).plus(expiresAfter);
        return factRest.compareTo(unsaid) > 0 ? factRest : unsaid;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
