package dev.homeostat.simulation.site;

/**
 * Told of the two moments between which a post comes to be, synchronously and by the thread that serves the request:
 * while a method runs, the client waits. Implementations are thread-safe.
 */
public interface PracticeSiteObserver {

    /** A valid request has arrived and nothing is accepted yet; told once, however often it is repeated with its token. */
    void requestReceived(ComposeRequest request);

    /** A post is durable and the client has no answer yet. */
    void accepted(AcceptedPost post);

    /** Looks away. */
    static PracticeSiteObserver none() {
        return new PracticeSiteObserver() {
            @Override
            public void requestReceived(ComposeRequest request) {}

            @Override
            public void accepted(AcceptedPost post) {}
        };
    }
}
