package dev.homeostat.domain.account;

/**
 * A fencing number of one account: it grows with every tenure and every claim, so of two holders the later one has the
 * greater number and the store can refuse the earlier.
 */
public record Epoch(long value) implements Comparable<Epoch> {

    /** Before anything was held. */
    public static final Epoch NONE = new Epoch(0);

    public Epoch {
        if (value < 0) {
            throw new IllegalArgumentException("an epoch must not be negative: " + value);
        }
    }

    public Epoch next() {
        return new Epoch(value + 1);
    }

    public boolean isOlderThan(Epoch other) {
        return value < other.value;
    }

    @Override
    public int compareTo(Epoch other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
