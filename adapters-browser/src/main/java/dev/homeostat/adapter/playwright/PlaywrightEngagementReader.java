package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.engagement.SiteReading.Unreadable;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how posts do on their own pages, one after the other in one tab. */
final class PlaywrightEngagementReader implements EngagementReader {

    // Opening the browser, looking for the login, logging in and looking again come before the first page.
    private static final int PAGES_BEFORE = 4;

    // For the page, for the sign of being logged in, and for the numbers.
    private static final int WAITS_A_PAGE = 3;

    private static final Duration SHORTEST = Duration.ofSeconds(30);

    // A publish may be waiting for the browser behind it.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final Unreadable TOO_SLOW =
            new Unreadable(Cause.SITE, "opening the site and logging in took all the time there was");

    private final SiteAccess access;
    private final SiteProfile profile;
    private final Browsers browsers;
    private final Evidence evidence;

    PlaywrightEngagementReader(SiteAccess access, Browsers browsers, Evidence evidence) {
        this.access = access;
        this.profile = access.profile();
        this.browsers = browsers;
        this.evidence = evidence;
    }

    @Override
    public boolean canRead() {
        return profile.metrics().isPresent();
    }

    @Override
    public Map<SitePostId, SiteReading> read(List<SitePostId> posts) {
        Readings readings = new Readings(posts);
        profile.metrics().filter(metrics -> !posts.isEmpty()).ifPresent(metrics -> read(readings, metrics));
        return readings.read();
    }

    private void read(Readings readings, MetricsProfile metrics) {
        Duration limit = limit(readings.posts().size());
        // Counted from before the wait for the browser, as the worker counts.
        Countdown time = Countdown.of(limit);
        try {
            Optional<Unreadable> failure = Evidence.call(
                    browsers,
                    new Operation("read metrics", LeasePriority.READING, limit.plus(evidence.longest())),
                    tab -> read(tab, readings, metrics, time),
                    (tab, broken) -> broken.map(reading -> pictured(tab, reading)));
            failure.ifPresent(readings::addToNext);
        } catch (BrowserUnavailable e) {
            // Of what was not even tried there is nothing to say.
            if (e.kind() != Hindrance.BUSY) {
                readings.addToNext(unreadable(Cause.BROWSER, e));
            }
        }
    }

    /** Reads what there is time for; what broke it off, if anything did. */
    private Optional<Unreadable> read(Tab tab, Readings readings, MetricsProfile metrics, Countdown time) {
        try {
            SitePage site = access.page(tab);
            MetricsPages pages = MetricsPages.open(profile, metrics, site);
            for (SitePostId post : readings.posts()) {
                if (time.left().compareTo(longestPage()) < 0) {
                    return readings.read().isEmpty() ? Optional.of(TOO_SLOW) : Optional.empty();
                }
                add(tab, readings, post, read(tab, pages, post));
            }
            return Optional.empty();
        } catch (SiteTrouble e) {
            return Optional.of(unreadable(cause(e), e));
        } catch (PlaywrightException e) {
            return tab.blame() == Hindrance.BUSY ? Optional.empty() : Optional.of(unreadable(cause(tab), e));
        }
    }

    /** One picture a go will do: what is wrong with one page is mostly wrong with the others. */
    private void add(Tab tab, Readings readings, SitePostId post, SiteReading reading) {
        boolean first = readings.read().values().stream().noneMatch(PlaywrightEngagementReader::isPictured);
        readings.add(post, reading);
        if (first && reading instanceof Unreadable unreadable) {
            readings.add(post, pictured(tab, unreadable));
        }
    }

    private static boolean isPictured(SiteReading reading) {
        return reading instanceof Unreadable unreadable && hasPicture(unreadable.cause());
    }

    private static boolean hasPicture(Cause cause) {
        return switch (cause) {
            case LOGIN, ACCOUNT, SITE, LAYOUT, THROTTLED -> true;
            case GONE, BROWSER, IMPLAUSIBLE -> false;
        };
    }

    private Unreadable pictured(Tab tab, Unreadable reading) {
        return hasPicture(reading.cause())
                ? new Unreadable(
                        reading.cause(), reading.reason() + evidence.of(tab, profile, Evidence.nameOf("metrics")))
                : reading;
    }

    private SiteReading read(Tab tab, MetricsPages pages, SitePostId post) {
        try {
            return pages.read(post);
        } catch (SiteTrouble e) {
            // Who is asked to come later does not go on to the next page.
            if (cause(e) == Cause.SITE) {
                return unreadable(Cause.SITE, e);
            }
            throw e;
        } catch (PlaywrightException e) {
            if (tab.blame() == Hindrance.SITE) {
                return unreadable(Cause.SITE, e);
            }
            throw e;
        }
    }

    private Duration limit(int posts) {
        Duration all = profile.delayBounds().navigation().multipliedBy((long) posts * WAITS_A_PAGE + PAGES_BEFORE);
        return shorter(LONGEST, longer(SHORTEST, all));
    }

    /** What one page may take at most, and never so much that none could be begun. */
    private Duration longestPage() {
        return shorter(profile.delayBounds().navigation().multipliedBy(WAITS_A_PAGE), SHORTEST.dividedBy(2));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Cause cause(Tab tab) {
        return tab.blame() == Hindrance.SITE ? Cause.SITE : Cause.BROWSER;
    }

    private static Cause cause(SiteTrouble trouble) {
        return switch (trouble.kind()) {
            case LOGIN -> Cause.LOGIN;
            case BROWSER -> Cause.BROWSER;
            case THROTTLED -> Cause.THROTTLED;
            case CAPTCHA, CHALLENGE, LOCKED, SUSPENDED -> Cause.ACCOUNT;
            default -> Cause.SITE;
        };
    }

    private Unreadable unreadable(Cause cause, RuntimeException e) {
        return new Unreadable(cause, access.credentials().brief(e));
    }
}
