package dev.homeostat.simulation.virtual.pool;

/**
 * So many of so many, with the 95 % interval of the rate behind it (E. B. Wilson, "Probable Inference, the Law of
 * Succession, and Statistical Inference", JASA 22, 1927).
 */
public record Share(long hits, long all) {

    private static final double Z_95 = 1.959964;

    /** The part that was hit, 0 to 1. */
    public double value() {
        return all == 0 ? 0 : (double) hits / all;
    }

    public double lower() {
        return all == 0 ? 0 : Math.max(0, center() - spread());
    }

    public double upper() {
        return all == 0 ? 1 : Math.min(1, center() + spread());
    }

    private double center() {
        return (value() + Z_95 * Z_95 / (2 * all)) / scale();
    }

    private double spread() {
        return Z_95 * Math.sqrt(value() * (1 - value()) / all + Z_95 * Z_95 / (4.0 * all * all)) / scale();
    }

    private double scale() {
        return 1 + Z_95 * Z_95 / all;
    }
}
