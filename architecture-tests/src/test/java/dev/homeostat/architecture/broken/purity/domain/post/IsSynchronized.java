package dev.homeostat.architecture.broken.purity.domain.post;

/** A value with a lock. */
public final class IsSynchronized {
    private int count;

    public synchronized int next() {
        count++;
        return count;
    }
}
