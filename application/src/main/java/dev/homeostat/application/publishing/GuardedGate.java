package dev.homeostat.application.publishing;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets the irreversible step pass only with leave, within the deadline, and with no stop signal given. Leave is the
 * store's to give; while it is away, a live account's claimed item may go out all the same once the intent is durable on
 * this host.
 */
final class GuardedGate implements ClickGate {

    private final PublishingPorts ports;
    private final OfflineLeave offline;
    private final Claim claim;
    private final Duration deadline;
    private volatile boolean asked;
    private volatile boolean granted;

    /**
     * A gate for one try.
     *
     * @param deadline on the monotonic clock; never later than the store's, since it counts from before the claim
     */
    GuardedGate(PublishingPorts ports, OfflineLeave offline, Claim claim, Duration deadline) {
        this.ports = ports;
        this.offline = offline;
        this.claim = claim;
        this.deadline = deadline;
    }

    @Override
    public Authorization open() {
        asked = true;
        Authorization answer = ask();
        Optional<String> stop = ports.stopSignal().given();
        if (stop.isPresent()) {
            return new Authorization.Denied(Hindrance.HELD, stop.get());
        }
        Authorization bounded = answer instanceof Authorization.Granted grant ? bound(grant) : answer;
        granted = granted || bounded instanceof Authorization.Granted;
        return bounded;
    }

    @Override
    public void stage(Stage stage) {
        ports.watcher().saw(new EngineEvent.StageReached(claim, stage));
    }

    boolean wasAsked() {
        return asked;
    }

    boolean wasGranted() {
        return granted;
    }

    private Authorization ask() {
        try {
            return ports.desk().authorize(claim);
        } catch (StoreUnavailable e) {
            return offline.ask(claim, deadline.minus(ports.clock().monotonic()), String.valueOf(e.getMessage()));
        }
    }

    private Authorization bound(Authorization.Granted grant) {
        Duration left = deadline.minus(ports.clock().monotonic());
        if (left.isNegative() || left.isZero()) {
            return new Authorization.Denied(Hindrance.LATE, "the attempt's deadline has passed");
        }
        return left.compareTo(grant.within()) < 0 ? new Authorization.Granted(left) : grant;
    }
}
