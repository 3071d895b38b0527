package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.domain.browserlease.LeasePriority;
import java.time.Duration;
import java.util.Optional;

/** Opens the account's own page and looks for the proof of its login. */
final class PlaywrightSiteProbe implements SiteProbe {

    // What the browser gets to say that the site took too long, before it is itself taken for the one that hangs.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SiteAccess access;
    private final Browsers browsers;

    PlaywrightSiteProbe(SiteAccess access, Browsers browsers) {
        this.access = access;
        this.browsers = browsers;
    }

    @Override
    public Optional<Obstacle> probe() {
        Duration limit = access.profile().delayBounds().probe();
        Countdown time = Countdown.of(limit);
        try {
            return browsers.call(
                    new Operation("look at the site", LeasePriority.READING, limit.plus(GRACE)),
                    tab -> look(tab, time));
        } catch (BrowserUnavailable e) {
            return Optional.of(new Obstacle(e.kind(), access.credentials().brief(e)));
        }
    }

    @Override
    public Optional<Duration> askedToWait() {
        return access.quiet().left();
    }

    private Optional<Obstacle> look(Tab tab, Countdown time) {
        try {
            access.page(tab, time).openLoggedIn(access.profile().loggedIn().url());
            return Optional.empty();
        } catch (SiteTrouble e) {
            return Optional.of(new Obstacle(e.kind(), access.credentials().brief(e)));
        } catch (PlaywrightException e) {
            return Optional.of(new Obstacle(tab.blame(), access.credentials().brief(e)));
        }
    }
}
