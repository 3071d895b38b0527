package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.Cookie;
import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.adapter.playwright.ProfileWalk.Step;
import dev.homeostat.adapter.playwright.ProfileWalk.Verdict;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.inspection.SitePart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Goes the way of a {@link ProfileWalk} as somebody who is logged in already. */
final class PlaywrightSiteInspector implements SiteInspector {

    // The page of the login, the composer, the timeline, an item and its deletion, and a login where there is none.
    private static final int PAGES = 6;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    // What the browser gets to say that the site took too long, before it is itself taken for the one that hangs.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final SiteAccess access;
    private final Browsers browsers;
    private final Evidence evidence;

    PlaywrightSiteInspector(SiteAccess access, Browsers browsers, Evidence evidence) {
        this.access = access;
        this.browsers = browsers;
        this.evidence = evidence;
    }

    @Override
    public SiteInspector.Inspection inspect() {
        evidence.forget();
        Duration limit = limit();
        Countdown time = Countdown.of(limit);
        try {
            return browsers.call(
                    new Operation("inspect the site", LeasePriority.READING, limit.plus(GRACE)),
                    tab -> look(tab, time));
        } catch (BrowserUnavailable e) {
            return new SiteInspector.Hindered(e.kind(), access.credentials().brief(e));
        }
    }

    private Duration limit() {
        Duration everyPage = access.profile().delayBounds().navigation().multipliedBy(PAGES);
        return everyPage.compareTo(LONGEST) < 0 ? everyPage : LONGEST;
    }

    private SiteInspector.Inspection look(Tab tab, Countdown time) {
        SiteProfile profile = access.profile();
        try {
            SitePage site = access.page(tab, time);
            String handle = site.openLoggedIn(profile.loggedIn().url());
            Optional<Instant> loginEnds = profile.login().cookies().flatMap(names -> firstEnd(tab, names));
            List<Step> steps = new ArrayList<>();
            WalkReport report = new WalkReport(site, access, tab, evidence, steps::add);
            new SiteWalk(profile, access.credentials(), site, report).loggedIn(handle);
            return looked(steps, loginEnds);
        } catch (SiteTrouble e) {
            String detail = access.credentials().brief(e);
            return new SiteInspector.Hindered(
                    e.kind(), detail + evidence.of(tab, profile, Evidence.nameOf("inspection")));
        } catch (PlaywrightException e) {
            return new SiteInspector.Hindered(tab.blame(), access.credentials().brief(e));
        }
    }

    private Optional<Instant> firstEnd(Tab tab, Pattern names) {
        return tab.page().context().cookies(access.profile().baseUrl().toString()).stream()
                .filter(cookie -> names.matcher(cookie.name).matches())
                .map(PlaywrightSiteInspector::end)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** When a cookie ends, empty where it lasts as long as its browser. */
    private static Optional<Instant> end(Cookie cookie) {
        return Optional.ofNullable(cookie.expires)
                .filter(seconds -> seconds > 0)
                .map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    }

    private static SiteInspector.Inspection looked(List<Step> steps, Optional<Instant> loginEnds) {
        return new SiteInspector.Looked(
                count(steps, Verdict.FOUND),
                steps.stream()
                        .filter(step -> step.verdict() == Verdict.MISSING)
                        .map(PlaywrightSiteInspector::missing)
                        .toList(),
                count(steps, Verdict.UNSEEN),
                loginEnds);
    }

    private static int count(List<Step> steps, Verdict verdict) {
        return (int) steps.stream().filter(step -> step.verdict() == verdict).count();
    }

    private static MissingElement missing(Step step) {
        String detail = step.text() + step.screenshot().map(Evidence::words).orElse("");
        return new MissingElement(part(step.field()), step.field(), detail);
    }

    private static SitePart part(String field) {
        return switch (field.replaceFirst("\\..*", "")) {
            case "compose" -> SitePart.COMPOSE;
            case "timeline" -> SitePart.TIMELINE;
            case "metrics" -> SitePart.METRICS;
            case "delete" -> SitePart.DELETE;
            default -> SitePart.LOGIN;
        };
    }
}
