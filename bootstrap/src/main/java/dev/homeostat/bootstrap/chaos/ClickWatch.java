package dev.homeostat.bootstrap.chaos;

import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.ComposeRequest;
import dev.homeostat.simulation.site.PracticeSiteObserver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When requests reached the site and when it accepted them, by the monotonic clock. Thread-safe. */
final class ClickWatch implements PracticeSiteObserver {

    private final Map<Optional<String>, Long> requests = new HashMap<>();
    private final List<Accepted> accepted = new ArrayList<>();

    private record Accepted(long requestedAt, long at) {}

    @Override
    public synchronized void requestReceived(ComposeRequest request) {
        requests.put(request.idempotencyToken(), System.nanoTime());
    }

    @Override
    public synchronized void accepted(AcceptedPost post) {
        long now = System.nanoTime();
        accepted.add(new Accepted(requests.getOrDefault(post.idempotencyToken(), now), now));
    }

    /** How long after an order items were accepted whose request was not at the site when the order was given. */
    synchronized List<Duration> delaysAfter(long order) {
        return accepted.stream()
                .filter(item -> item.requestedAt() - order > 0)
                .map(item -> Duration.ofNanos(item.at() - order))
                .toList();
    }
}
