package dev.homeostat.bootstrap.chaos;

import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.util.Optional;

/** Passes on what happens at the site to whoever lies in ambush; with nobody there the site does its work. Thread-safe. */
final class SiteWatch implements PracticeSiteObserver {

    private volatile Optional<Ambush> current = Optional.empty();
    private final ThreadLocal<Fault> fault = ThreadLocal.withInitial(Fault.None::new);

    void passOnTo(Optional<Ambush> ambush) {
        current = ambush;
    }

    @Override
    public void requestReceived(ComposeRequest request) {
        fault.set(current.map(ambush -> ambush.arrived(request)).orElseGet(Fault.None::new));
    }

    /** What is to happen with the request that this thread was told of last. */
    Fault nextFault() {
        return fault.get();
    }

    @Override
    public void accepted(AcceptedPost post) {
        current.ifPresent(ambush -> ambush.accepted(post));
    }
}
