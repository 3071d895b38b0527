package dev.homeostat.architecture.broken.purity.domain.post;

/** A stopwatch. */
public final class CountsNanoseconds {
    public long begin() {
        return System.nanoTime();
    }
}
