package dev.homeostat.adapter.playwright;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where pictures of pages are kept on which something did not go as expected, each with an outline of the page's markup.
 *
 * @param directory made when needed, and then readable by its owner only
 * @param most how many are kept, at least one; the oldest go first
 * @param age for how long one is kept
 */
public record Screenshots(Path directory, int most, Duration age) {

    public Screenshots {
        if (most < 1 || !age.isPositive()) {
            throw new IllegalArgumentException(
                    "at least one picture is kept, for some time, not %d for %s".formatted(most, age));
        }
    }

    /** The latest 200 of 30 days. */
    public static Screenshots in(Path directory) {
        return new Screenshots(directory, 200, Duration.ofDays(30));
    }
}
