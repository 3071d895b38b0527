package dev.homeostat.architecture.broken.ports.application.post;

/** Hides behind an interface. */
public final class ListPosts implements Runnable {
    @Override
    public void run() {}

    void execute() {}
}
