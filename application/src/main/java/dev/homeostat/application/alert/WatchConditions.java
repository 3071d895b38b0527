package dev.homeostat.application.alert;

import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.post.port.Posts;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.application.resilience.port.CircuitBreakers;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.resilience.BreakerSettings;
import dev.homeostat.domain.resilience.BreakerStatus;
import dev.homeostat.domain.resilience.Dependency;
import java.util.EnumSet;
import java.util.Map;

/** Looks now and then at what a person should hear of for as long as it is so. Runs come one at a time. */
public final class WatchConditions {

    private final AccountId account;
    private final ControlPanel controls;
    private final PublishingDesk desk;
    private final Posts posts;
    private final CircuitBreakers breakers;
    private final BreakerSettings settings;
    private final EngineNotices notices;

    public WatchConditions(
            AccountId account,
            ControlPanel controls,
            PublishingDesk desk,
            Posts posts,
            CircuitBreakers breakers,
            BreakerSettings settings,
            EngineNotices notices) {
        this.account = account;
        this.controls = controls;
        this.desk = desk;
        this.posts = posts;
        this.breakers = breakers;
        this.settings = settings;
        this.notices = notices;
    }

    /**
     * Looks once. While the store is away, at what is known without it.
     *
     * @param holds whether this engine runs the account; one that only watches has not tried the site
     */
    public void execute(boolean holds) {
        tell(Dependency.DATABASE);
        if (!holds) {
            return;
        }
        EnumSet.complementOf(EnumSet.of(Dependency.DATABASE)).forEach(this::tell);
        try {
            notices.stopped(controls.read(account).stop().map(Stop::hold));
            int forPerson = desk.forPerson(account);
            Map<PostStatus, Integer> counts = posts.countByStatus(account);
            notices.forPerson(forPerson);
            notices.failed(counts.getOrDefault(PostStatus.FAILED, 0));
            notices.saw(new EngineEvent.PostsCounted(counts, forPerson));
        } catch (StoreUnavailable away) {
            // The circuit breaker of the database tells of that.
            return;
        }
    }

    private void tell(Dependency dependency) {
        BreakerStatus status = breakers.status(dependency);
        notices.stuck(
                dependency, settings.isStuck(status), status.cumulativeOpen().toSeconds());
        if (status instanceof BreakerStatus.Closed closed && closed.seenToWork()) {
            notices.works(dependency);
        }
    }
}
