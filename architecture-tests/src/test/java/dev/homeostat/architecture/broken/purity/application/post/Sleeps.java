package dev.homeostat.architecture.broken.purity.application.post;

/** Waits by itself. */
public final class Sleeps {
    public void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
