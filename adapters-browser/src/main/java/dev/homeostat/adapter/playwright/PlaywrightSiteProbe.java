package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.Optional;

/** Opens the account's own page and looks for the proof of its login. */
final class PlaywrightSiteProbe implements SiteProbe {

    // What the browser gets to say that the site took too long, before it is itself taken for the one that hangs.
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SiteProfile profile;
    private final Credentials credentials;
    private final BrowserWorker worker;

    PlaywrightSiteProbe(SiteProfile profile, Credentials credentials, BrowserWorker worker) {
        this.profile = profile;
        this.credentials = credentials;
        this.worker = worker;
    }

    @Override
    public Optional<Obstacle> probe() {
        Duration limit = profile.delayBounds().probe();
        Countdown time = Countdown.of(limit);
        try {
            return worker.call(limit.plus(GRACE), tab -> look(tab, time));
        } catch (BrowserUnavailable e) {
            return Optional.of(new Obstacle(Hindrance.BROWSER, credentials.brief(e)));
        }
    }

    private Optional<Obstacle> look(Tab tab, Countdown time) {
        try {
            new SitePage(tab.page(), profile, credentials, Optional.of(time))
                    .openLoggedIn(profile.loggedIn().url());
            return Optional.empty();
        } catch (SiteTrouble e) {
            return Optional.of(new Obstacle(e.kind(), credentials.brief(e)));
        } catch (PlaywrightException e) {
            return Optional.of(
                    new Obstacle(tab.isBrowserAlive() ? Hindrance.SITE : Hindrance.BROWSER, credentials.brief(e)));
        }
    }
}
