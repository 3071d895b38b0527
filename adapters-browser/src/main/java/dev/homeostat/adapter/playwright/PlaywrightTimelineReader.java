package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.TimelineReading;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reads the account's own timeline on the site's own pages. */
final class PlaywrightTimelineReader implements TimelineReader {

    // Opening the browser, looking for the login, logging in and looking again come before the first page.
    private static final int PAGES_BEFORE = 4;

    // A publish may be waiting for the browser behind it.
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final SiteAccess access;
    private final SiteProfile profile;
    private final Browsers browsers;
    private final Evidence evidence;

    PlaywrightTimelineReader(SiteAccess access, Browsers browsers, Evidence evidence) {
        this.access = access;
        this.profile = access.profile();
        this.browsers = browsers;
        this.evidence = evidence;
    }

    @Override
    public TimelineReading read(Instant since) {
        try {
            return Evidence.call(
                    browsers,
                    new Operation(
                            "read the timeline",
                            LeasePriority.READING,
                            limit(profile).plus(evidence.longest())),
                    tab -> read(tab, since),
                    this::pictured);
        } catch (BrowserUnavailable e) {
            return unreadable(e.kind(), e);
        }
    }

    private TimelineReading read(Tab tab, Instant since) {
        try {
            SitePage site = access.page(tab);
            return new TimelinePages(profile, site, since, InstantSource.system()).read();
        } catch (SiteTrouble e) {
            return unreadable(e.kind(), e);
        } catch (PlaywrightException e) {
            return unreadable(tab.blame(), e);
        }
    }

    private TimelineReading pictured(Tab tab, TimelineReading reading) {
        return reading instanceof TimelineReading.Unreadable(Hindrance cause, String detail)
                        && Evidence.isOfThePage(cause)
                ? new TimelineReading.Unreadable(cause, detail + evidence.of(tab, profile, Evidence.nameOf("timeline")))
                : reading;
    }

    /** How long a read may take in all; then the browser is ended. */
    static Duration limit(SiteProfile profile) {
        Duration everyPage = profile.delayBounds()
                .navigation()
                .multipliedBy((long) profile.timeline().maxPages() + PAGES_BEFORE);
        return everyPage.compareTo(LONGEST) < 0 ? everyPage : LONGEST;
    }

    private TimelineReading unreadable(Hindrance cause, RuntimeException e) {
        return new TimelineReading.Unreadable(cause, access.credentials().brief(e));
    }
}
