package dev.homeostat.domain.learning;

import java.util.Comparator;

/** One option of a dimension; ordered by dimension, then by name. */
public record Arm(Dimension dimension, String name) implements Comparable<Arm> {

    private static final Comparator<Arm> ORDER =
            Comparator.comparing(Arm::dimension).thenComparing(Arm::name);

    public Arm {
        if (name.isBlank()) {
            throw new IllegalArgumentException("an arm of %s needs a name".formatted(dimension.word()));
        }
    }

    /**
     * The arm of an hour.
     *
     * @param hour 0 to 23
     */
    public static Arm hour(int hour) {
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("an hour is 0 to 23, not " + hour);
        }
        return new Arm(Dimension.HOUR, "%02d".formatted(hour));
    }

    @Override
    public int compareTo(Arm other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return dimension.word() + " " + name;
    }
}
