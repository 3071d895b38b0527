package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.util.Optional;

/** Waits for what the site says of an item that was sent; only its positive word counts. */
final class SiteWord {

    private static final double LOOK_MILLIS = 50;

    private final SiteProfile profile;
    private final SitePage site;
    private final SendOnce once;
    private final PostIdReader ids;
    private final Runnable onAccepted;

    SiteWord(SiteProfile profile, SitePage site, SendOnce once, PostIdReader ids, Runnable onAccepted) {
        this.profile = profile;
        this.site = site;
        this.once = once;
        this.ids = ids;
        this.onAccepted = onAccepted;
    }

    PublishOutcome await(Countdown time) {
        while (!time.isOver()) {
            Optional<Locator> accepted = site.firstVisible(profile.compose().accepted());
            if (accepted.isPresent()) {
                onAccepted.run();
                return confirmed(site.text(accepted.get()), time);
            }
            Optional<Locator> refused = site.firstVisible(profile.compose().refused());
            if (refused.isPresent()) {
                return refused(site.text(refused.get()));
            }
            if (once.isPageLost()) {
                return unconfirmed("the next page was lost");
            }
            pause(time);
        }
        return unconfirmed("the site said nothing before the deadline");
    }

    private PublishOutcome unconfirmed(String otherwise) {
        return new PublishOutcome.Unconfirmed(site.brief(once.trouble().orElse(otherwise)));
    }

    // A page that lost its request may well say that it failed, and not know better.
    private PublishOutcome refused(String evidence) {
        return once.trouble()
                .<PublishOutcome>map(trouble -> new PublishOutcome.Unconfirmed(
                        "%s, and the page said: %s".formatted(site.brief(trouble), evidence)))
                .orElseGet(() -> new PublishOutcome.Refused(evidence));
    }

    private PublishOutcome confirmed(String evidence, Countdown time) {
        Countdown reading = Countdown.of(profile.delayBounds().navigation());
        Optional<SitePostId> id = ids.read();
        while (id.isEmpty() && !time.isOver() && !reading.isOver()) {
            pause(time);
            id = ids.read();
        }
        return id.<PublishOutcome>map(PublishOutcome.Confirmed::new)
                .orElseGet(() -> new PublishOutcome.ConfirmedWithoutId(evidence));
    }

    private void pause(Countdown time) {
        site.page().waitForTimeout(Math.min(LOOK_MILLIS, time.millisLeft()));
    }
}
