package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Waits for what the site says of an item that was sent; only its positive word counts. */
final class SiteWord {

    private static final double LOOK_MILLIS = 20;

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
        Optional<PublishOutcome> word = spoken(time);
        while (word.isEmpty() && !time.isOver()) {
            pause(time);
            word = spoken(time);
        }
        return word.orElseGet(() -> unconfirmed("the site said nothing before the deadline"));
    }

    private Optional<PublishOutcome> spoken(Countdown time) {
        return time.isOver() || !isAnythingToSee()
                ? Optional.empty()
                : hindered().or(() -> accepted(time)).or(this::notAccepted).or(this::lost);
    }

    private boolean isAnythingToSee() {
        SiteProfile.Compose compose = profile.compose();
        return once.isPageLost()
                || once.throttling().isPresent()
                || site.showsAny(Stream.of(
                        compose.accepted(),
                        compose.duplicate(),
                        compose.refused(),
                        profile.login().username()));
    }

    /** What holds the account up says nothing of the item, unless it came instead of taking it. */
    private Optional<PublishOutcome> hindered() {
        // Looked at first: while it is looked for, the answer itself may come, which tells more.
        Optional<SiteTrouble> obstacle = site.obstacle();
        Optional<PublishOutcome.Throttled> throttled = once.throttling();
        throttled.ifPresent(asked -> site.askedToComeLater(asked.retryAfter()));
        return throttled
                .<PublishOutcome>map(Function.identity())
                .or(() -> obstacle.map(
                        trouble -> new PublishOutcome.Unconfirmed("after the step " + Messages.firstLine(trouble))));
    }

    private Optional<PublishOutcome> accepted(Countdown time) {
        return site.firstVisible(profile.compose().accepted()).map(words -> {
            onAccepted.run();
            return confirmed(site.text(words), time);
        });
    }

    private Optional<PublishOutcome> notAccepted() {
        Optional<PublishOutcome> duplicate = site.firstVisible(profile.compose().duplicate())
                .map(words -> new PublishOutcome.AlreadyThere(site.text(words)));
        return duplicate.or(
                () -> site.firstVisible(profile.compose().refused()).map(words -> refused(site.text(words))));
    }

    private Optional<PublishOutcome> lost() {
        if (once.isPageLost()) {
            return Optional.of(unconfirmed("the next page was lost"));
        }
        return site.firstVisible(profile.login().username())
                .map(form -> unconfirmed("the site asked for a login after the step"));
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
