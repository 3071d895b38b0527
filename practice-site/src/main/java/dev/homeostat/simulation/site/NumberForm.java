package dev.homeostat.simulation.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How the site writes numbers: all digits up to 9,999, then the first three of them and a letter, as in 12.3K. */
final class NumberForm {

    private static final long FIRST_SHORT = 10_000;
    private static final long MILLION = 1_000_000;

    private NumberForm() {}

    static String of(long count) {
        if (count < FIRST_SHORT) {
            return String.format(Locale.ROOT, "%,d", count);
        }
        return count < MILLION ? brief(count, 1_000) + "K" : brief(count, MILLION) + "M";
    }

    // Rounded down, so that what grows never looks as if it had shrunk.
    private static String brief(long count, long unit) {
        BigDecimal value = BigDecimal.valueOf(count).divide(BigDecimal.valueOf(unit), 1, RoundingMode.DOWN);
        return value.stripTrailingZeros().toPlainString();
    }
}
