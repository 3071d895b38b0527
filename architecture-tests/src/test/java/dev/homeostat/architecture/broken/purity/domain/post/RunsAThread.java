package dev.homeostat.architecture.broken.purity.domain.post;

/** A value with a life of its own. */
public final class RunsAThread {
    public Thread begin(Runnable body) {
        return Thread.ofVirtual().start(body);
    }
}
