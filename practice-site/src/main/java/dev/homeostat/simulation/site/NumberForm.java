package dev.homeostat.simulation.site;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** How the site writes numbers. */
final class NumberForm {

    private static final long FIRST_SHORT = 10_000;
    private static final long MILLION = 1_000_000;

    private NumberForm() {}

    /** All digits up to 9,999, then the first three of them and a letter, as in 12.3K. */
    static String of(long count) {
        if (count < FIRST_SHORT) {
            return String.format(Locale.ROOT, "%,d", count);
        }
        return count < MILLION ? brief(count, 1_000) + "K" : brief(count, MILLION) + "M";
    }

    /** As in German: all digits below a million, as in 12.345, then as in 3,4 Mio. */
    static String german(long count) {
        return count < MILLION
                ? String.format(Locale.ROOT, "%,d", count).replace(',', '.')
                : brief(count, MILLION).replace('.', ',') + "\u00A0Mio.";
    }

    // Rounded down, so that what grows never looks as if it had shrunk.
    private static String brief(long count, long unit) {
        BigDecimal value = BigDecimal.valueOf(count).divide(BigDecimal.valueOf(unit), 1, RoundingMode.DOWN);
        return value.stripTrailingZeros().toPlainString();
    }
}
