package dev.homeostat.application.alert;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;

/** Looks now and then at what a person should hear of for as long as it is so. Runs come one at a time. */
public final class WatchConditions {

    private final AccountId account;
    private final ControlPanel controls;
    private final PublishingDesk desk;
    private final CircuitBreakers breakers;
    private final BreakerSettings settings;
    private final EngineNotices notices;

    public WatchConditions(
            AccountId account,
            ControlPanel controls,
            PublishingDesk desk,
            CircuitBreakers breakers,
            BreakerSettings settings,
            EngineNotices notices) {
        this.account = account;
        this.controls = controls;
        this.desk = desk;
        this.breakers = breakers;
        this.settings = settings;
        this.notices = notices;
    }

    /** Looks once. While the store is away, at what is known without it. */
    public void execute() {
        for (Dependency dependency : Dependency.values()) {
            BreakerStatus status = breakers.status(dependency);
            notices.stuck(
                    dependency,
                    settings.isStuck(status),
                    status.cumulativeOpen().toSeconds());
        }
        try {
            notices.stopped(controls.read(account).stop());
            notices.forPerson(desk.unsettled(account).forPerson());
        } catch (StoreUnavailable away) {
            // The circuit breaker of the database tells of that.
            return;
        }
    }
}
