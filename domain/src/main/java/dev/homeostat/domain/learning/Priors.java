package dev.homeostat.domain.learning;

/**
 * What is believed of arms before anything was seen, in units of the reward.
 *
 * <p>Generators, formats and topics: independent, zero mean, deviation {@value #DEVIATION} (the best of a few arms is
 * then some 20 % above the average). Hours: a Gaussian process on the circle of the day with a periodic kernel (MacKay
 * 1998, Introduction to Gaussian Processes; Rasmussen and Williams 2006, eq. 4.31), length scale {@value #HOURS_ALIKE}
 * hours, plus a small part of each hour's own; nights are expected to be a little worse.
 */
final class Priors {

    static final double DEVIATION = 0.15;
    static final double BASELINE_DEVIATION = 10;
    static final int HOURS = 24;

    private static final double HOURS_ALIKE = 3;
    private static final double SMOOTH_VARIANCE = 0.17 * 0.17;
    private static final double OWN_VARIANCE = 0.05 * 0.05;
    private static final double NIGHT = 0.05;
    private static final int WORST_HOUR = 3;

    private Priors() {}

    static double mean(Arm arm) {
        int hour = hour(arm);
        return hour < 0 ? 0 : -NIGHT * StrictMath.cos(2 * StrictMath.PI * (hour - WORST_HOUR) / HOURS);
    }

    static double covariance(Arm one, Arm other) {
        int hour = hour(one);
        int otherHour = hour(other);
        if (hour >= 0 && otherHour >= 0) {
            return SMOOTH_VARIANCE * kernel(hour - otherHour) + (hour == otherHour ? OWN_VARIANCE : 0);
        }
        return one.equals(other) ? DEVIATION * DEVIATION : 0;
    }

    /** The variance that an arm of an empty model has: what it shares with all others decides nothing. */
    static double variance(Arm arm) {
        return hour(arm) < 0 ? DEVIATION * DEVIATION : SMOOTH_VARIANCE * (1 - meanKernel()) + OWN_VARIANCE;
    }

    private static double meanKernel() {
        double sum = 0;
        for (int distance = 1; distance < HOURS; distance++) {
            sum += kernel(distance);
        }
        return sum / (HOURS - 1);
    }

    private static double kernel(int hoursApart) {
        double scale = 2 * StrictMath.PI * HOURS_ALIKE / HOURS;
        double sine = StrictMath.sin(StrictMath.PI * hoursApart / HOURS);
        return StrictMath.exp(-2 * sine * sine / (scale * scale));
    }

    /** The hour of an arm of {@link Dimension#HOUR}, below zero for any other. */
    private static int hour(Arm arm) {
        String name = arm.name();
        if (arm.dimension() != Dimension.HOUR || name.length() != 2) {
            return -1;
        }
        int hour = 10 * Character.digit(name.charAt(0), 10) + Character.digit(name.charAt(1), 10);
        return hour < HOURS ? hour : -1;
    }
}
