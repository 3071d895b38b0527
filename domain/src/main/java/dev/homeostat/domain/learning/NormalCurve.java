package dev.homeostat.domain.learning;

/**
 * The standard normal distribution function, to some 14 digits: Hart's algorithm 5666 as given by West 2005, Better
 * Approximations to Cumulative Normal Functions.
 */
final class NormalCurve {

    private static final double FAR = 37;
    private static final double NEAR = 7.07106781186547;
    private static final double ROOT_OF_TWO_PI = 2.5066282746310007;
    private static final double[] ABOVE = {
        3.52624965998911e-2,
        0.700383064443688,
        6.37396220353165,
        33.912866078383,
        112.079291497871,
        221.213596169931,
        220.206867912376
    };
    private static final double[] BELOW = {
        8.83883476483184e-2,
        1.75566716318264,
        16.064177579207,
        86.7807322029461,
        296.564248779674,
        637.333633378831,
        793.826512519948,
        440.413735824752
    };

    private NormalCurve() {}

    /** The probability of a value up to z. */
    static double below(double z) {
        double tail = tail(Math.abs(z));
        return z > 0 ? 1 - tail : tail;
    }

    private static double tail(double z) {
        if (z > FAR) {
            return 0;
        }
        double density = Math.exp(-z * z / 2);
        return z < NEAR
                ? density * polynomial(ABOVE, z) / polynomial(BELOW, z)
                : density / (ROOT_OF_TWO_PI * (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))));
    }

    private static double polynomial(double[] coefficients, double z) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * z + coefficient;
        }
        return sum;
    }
}
