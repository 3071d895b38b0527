package dev.homeostat.domain.browserlease;

/**
 * How urgent an operation in a browser is.
 *
 * @param level 0 is served first and gives way to nobody; 10 is the last
 */
public record LeasePriority(int level) implements Comparable<LeasePriority> {

    /** What changes the account: it cannot be broken off, and what else goes on gives way to it. */
    public static final LeasePriority POSTING = new LeasePriority(0);

    /** What the account lives by: its timeline, its login, how its posts do. */
    public static final LeasePriority READING = new LeasePriority(1);

    /** What can wait. */
    public static final LeasePriority BACKGROUND = new LeasePriority(5);

    private static final int LAST = 10;

    public LeasePriority {
        if (level < 0 || level > LAST) {
            throw new IllegalArgumentException("the level of a priority is 0 to 10, not " + level);
        }
    }

    /** Whether what else goes on gives way to it, and it to nobody. */
    public boolean isCritical() {
        return level == 0;
    }

    @Override
    public int compareTo(LeasePriority other) {
        return Integer.compare(level, other.level);
    }

    @Override
    public String toString() {
        return Integer.toString(level);
    }
}
