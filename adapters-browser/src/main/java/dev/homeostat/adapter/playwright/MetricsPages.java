package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.engagement.SiteReading.Unreadable;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of several posts, read one after the other in one tab after one login. */
final class MetricsPages {

    private static final Set<Integer> NO_SUCH_PAGE = Set.of(404, 410);
    private static final Set<Integer> NO_LEAVE = Set.of(401, 403);
    private static final int FIRST_ERROR = 400;
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final double BETWEEN_LOOKS_MILLIS = 50;

    private final SiteProfile profile;
    private final MetricsProfile metrics;
    private final SitePage site;
    private final String handle;
    private Duration patience;

    private MetricsPages(SiteProfile profile, MetricsProfile metrics, SitePage site, String handle) {
        this.profile = profile;
        this.metrics = metrics;
        this.site = site;
        this.handle = handle;
        this.patience = profile.delayBounds().navigation();
    }

    /** Logs in where needed, this once. */
    static MetricsPages open(SiteProfile profile, MetricsProfile metrics, SitePage site) {
        String handle = site.openLoggedIn(profile.loggedIn().url());
        site.loadOnlyText();
        return new MetricsPages(profile, metrics, site, handle);
    }

    /**
     * Reads one post.
     *
     * @throws SiteTrouble when the login is gone, and no other post could be read either
     */
    SiteReading read(SitePostId post) {
        String address = address(post);
        Optional<Unreadable> refusal = refusal(address, site.load(address));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        requireLogin(address);
        return brief(look(post, address));
    }

    private String address(SitePostId post) {
        String address = metrics.url().replace("{handle}", encoded(handle)).replace("{id}", encoded(post.value()));
        return profile.baseUrl().resolve(URI.create(address)).toString();
    }

    private Optional<Unreadable> refusal(String address, int status) {
        boolean wantsLogin = site.firstVisible(profile.login().username()).isPresent();
        if (status < FIRST_ERROR || NO_LEAVE.contains(status) || wantsLogin) {
            return Optional.empty();
        }
        Cause cause = NO_SUCH_PAGE.contains(status) ? Cause.GONE : Cause.SITE;
        return Optional.of(new Unreadable(cause, "the site answered %d at %s".formatted(status, address)));
    }

    private void requireLogin(String address) {
        site.awaitAny(profile.loggedIn().marker(), profile.login().username());
        if (site.firstVisible(profile.loggedIn().marker()).isEmpty()) {
            throw new SiteTrouble(Hindrance.LOGIN, "no sign of being logged in at %s".formatted(address));
        }
        if (!site.handle().equals(handle)) {
            throw new SiteTrouble(Hindrance.LOGIN, "the site changed the account during the read");
        }
    }

    /** Numbers may come later than the post they belong to; who waited for them in vain once waits less after that. */
    private SiteReading look(SitePostId post, String address) {
        MetricsReader reader = new MetricsReader(metrics, post, address);
        Countdown required = Countdown.of(patience);
        Countdown hidden = Countdown.of(SHORT);
        while (true) {
            MetricsReader.Look look = reader.look(elements());
            switch (look.lacks()) {
                case NOTHING -> {
                    return look.reading();
                }
                case WHAT_MAY_BE_HIDDEN -> {
                    if (hidden.isOver()) {
                        return look.reading();
                    }
                }
                case WHAT_IS_NEEDED -> {
                    site.refuseObstacles();
                    if (site.firstVisible(metrics.gone()).isPresent()) {
                        return new Unreadable(Cause.GONE, "the site says at %s that it is gone".formatted(address));
                    }
                    if (required.isOver()) {
                        patience = SHORT;
                        return look.reading();
                    }
                    hidden = Countdown.of(SHORT);
                }
            }
            site.page().waitForTimeout(BETWEEN_LOOKS_MILLIS);
        }
    }

    private Locator elements() {
        List<Locator> all = metrics.shown().stream().map(site.page()::locator).toList();
        return all.stream().filter(found -> found.count() > 0).findFirst().orElseGet(all::getFirst);
    }

    private SiteReading brief(SiteReading reading) {
        return switch (reading) {
            case SiteReading.Read read -> read;
            case Unreadable(Cause cause, String reason) -> new Unreadable(cause, site.brief(reason));
        };
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
