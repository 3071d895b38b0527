package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** One item on its way to the site, on the browser's thread. Used once. */
final class Sending {

    private final SiteProfile profile;
    private final Credentials credentials;
    private final PublishingPost post;
    private final ClickGate gate;
    private final Passage passage;
    private final Tab tab;
    private final Duration grace;
    private final SitePage site;
    private final ComposerPage composer;
    private final PostIdReader ids;
    private final SendOnce once;

    /**
     * An item that is about to be sent.
     *
     * @param more time that the browser is given after the deadline besides what it takes to say that it is over
     */
    Sending(SiteAccess access, PublishingPost post, ClickGate gate, Passage passage, Tab tab, Duration more) {
        this.profile = access.profile();
        this.credentials = access.credentials();
        this.post = post;
        this.gate = gate;
        this.passage = passage;
        this.tab = tab;
        this.grace = Click.GRACE.plus(more);
        this.site = access.page(tab);
        this.composer = new ComposerPage(site, profile.compose());
        this.once = new SendOnce(tab.browser()::objection);
        this.ids = new PostIdReader(profile.postId(), site, post.parent());
    }

    PublishOutcome run() {
        Locator button;
        try {
            button = prepare();
        } catch (Throttling e) {
            return new PublishOutcome.Throttled(e.retryAfter(), credentials.brief(e));
        } catch (SiteTrouble e) {
            return hindered().orElseGet(() -> notSent(e.kind(), e));
        } catch (PlaywrightException e) {
            return hindered().orElseGet(() -> notSent(tab.blame(), e));
        }
        gate.stage(Stage.SENDING);
        // Counted from before the answer was asked for, so that a process that stood still in between finds it over.
        long asked = System.nanoTime();
        return switch (gate.open()) {
            case Authorization.Denied(Hindrance cause, String reason) -> new PublishOutcome.NotSent(cause, reason);
            case Authorization.Rehearse() -> new PublishOutcome.Rehearsed();
            case Authorization.Granted(Duration within) ->
                tab.browser()
                        .objection(page().url())
                        .<PublishOutcome>map(why -> new PublishOutcome.NotSent(Hindrance.BROWSER, why))
                        .orElseGet(() -> send(button, Countdown.from(asked, within)));
        };
    }

    /** What stands in the way says more than what failed because of it. */
    private Optional<PublishOutcome> hindered() {
        try {
            return tab.isThere() ? site.obstacle().map(this::notSent) : Optional.empty();
        } catch (PlaywrightException e) {
            // A page that cannot be looked at says nothing.
            return Optional.empty();
        }
    }

    private PublishOutcome notSent(SiteTrouble obstacle) {
        return obstacle instanceof Throttling throttling
                ? new PublishOutcome.Throttled(throttling.retryAfter(), credentials.brief(throttling))
                : notSent(obstacle.kind(), obstacle);
    }

    // A profile may be wrong about what can be taken back; that the site says so is enough not to send it again.
    private PublishOutcome notSent(Hindrance cause, RuntimeException e) {
        return composer.seemsSent()
                ? new PublishOutcome.Unconfirmed(
                        "a step before the last seems to have sent it: " + credentials.brief(e))
                : new PublishOutcome.NotSent(cause, credentials.brief(e));
    }

    private Locator prepare() {
        gate.stage(Stage.LOGGING_IN);
        openComposer();
        gate.stage(Stage.COMPOSING);
        Locator button = composer.prepare(post.text().value());
        requireReady(button);
        refuseOldWords();
        tab.browser().guard(once);
        ids.noteBefore();
        return button;
    }

    // Nobody can reply to what is not there; any other post finds its composer missing however often it is tried.
    private void openComposer() {
        try {
            site.enter(address());
        } catch (MissingPage e) {
            throw post.parent().isPresent() ? SiteTrouble.page(Messages.firstLine(e)) : e;
        }
    }

    private void requireReady(Locator button) {
        if (Click.isReady(button)) {
            return;
        }
        site.refuseObstacles();
        try {
            button.click(new Locator.ClickOptions().setTrial(true));
        } catch (TimeoutError e) {
            site.refuseObstacles();
            throw SiteTrouble.page("the send button cannot be clicked: " + Messages.firstLine(e));
        }
    }

    private String address() {
        return post.parent()
                .map(SitePostId::value)
                .map(id -> profile.compose()
                        .replyUrl()
                        .replace(
                                "{id}",
                                URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")))
                .orElse(profile.compose().url());
    }

    // What stands there before the click is no word on what the click will do.
    private void refuseOldWords() {
        SiteProfile.Compose compose = profile.compose();
        if (site.showsAny(Stream.of(compose.accepted(), compose.refused(), compose.duplicate()))) {
            site.refuseObstacles();
            throw SiteTrouble.site("the page speaks of an outcome before anything was sent");
        }
    }

    private PublishOutcome send(Locator button, Countdown time) {
        if (!passage.begin()) {
            return new PublishOutcome.NotSent(Hindrance.BROWSER, "the browser was given up before the step");
        }
        try {
            once.start(time);
            if (time.isOver()) {
                return new PublishOutcome.NotSent(Hindrance.LATE, "the time for the step was over before it was begun");
            }
            tab.browser().endWithin(time.left().plus(grace));
            Click.once(button, time);
            return site(time);
        } catch (RuntimeException e) {
            return new PublishOutcome.Unconfirmed(credentials.brief(e));
        }
    }

    private PublishOutcome site(Countdown time) {
        return new SiteWord(profile, site, once, ids, () -> gate.stage(Stage.READING_ID)).await(time);
    }

    private Page page() {
        return site.page();
    }
}
