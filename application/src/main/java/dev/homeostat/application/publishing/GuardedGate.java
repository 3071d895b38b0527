package dev.homeostat.application.publishing;

import dev.homeostat.application.control.port.StopSignal;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/** Lets the irreversible step pass only with the store's leave, within the deadline, and with no stop signal given. */
final class GuardedGate implements ClickGate {

    private final PublishingDesk desk;
    private final StopSignal stopSignal;
    private final MachineClock clock;
    private final EngineWatcher watcher;
    private final Claim claim;
    private final Duration deadline;
    private volatile boolean granted;

    /**
     * A gate for one attempt.
     *
     * @param deadline on the monotonic clock; never later than the store's, since it counts from before the claim
     */
    GuardedGate(
            PublishingDesk desk,
            StopSignal stopSignal,
            MachineClock clock,
            EngineWatcher watcher,
            Claim claim,
            Duration deadline) {
        this.desk = desk;
        this.stopSignal = stopSignal;
        this.clock = clock;
        this.watcher = watcher;
        this.claim = claim;
        this.deadline = deadline;
    }

    @Override
    public Authorization open() {
        Authorization answer = ask();
        Optional<String> stop = stopSignal.given();
        if (stop.isPresent()) {
            return new Authorization.Denied(Hindrance.HELD, stop.get());
        }
        Authorization bounded = answer instanceof Authorization.Granted grant ? bound(grant) : answer;
        granted = granted || bounded instanceof Authorization.Granted;
        return bounded;
    }

    @Override
    public void stage(Stage stage) {
        watcher.saw(new EngineEvent.StageReached(claim, stage));
    }

    boolean wasGranted() {
        return granted;
    }

    private Authorization ask() {
        try {
            return desk.authorize(claim);
        } catch (StoreUnavailable e) {
            return new Authorization.Denied(Hindrance.STORE, "the store did not give leave: " + e.getMessage());
        }
    }

    private Authorization bound(Authorization.Granted grant) {
        Duration left = deadline.minus(clock.monotonic());
        if (left.isNegative() || left.isZero()) {
            return new Authorization.Denied(Hindrance.LATE, "the attempt's deadline has passed");
        }
        return left.compareTo(grant.within()) < 0 ? new Authorization.Granted(left) : grant;
    }
}
