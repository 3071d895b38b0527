package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Publishes through the site's own pages. */
final class PlaywrightPostPublisher implements PostPublisher {

    private final SiteAccess access;
    private final Browsers browsers;
    private final Evidence evidence;

    PlaywrightPostPublisher(SiteAccess access, Browsers browsers, Evidence evidence) {
        this.access = access;
        this.browsers = browsers;
        this.evidence = evidence;
    }

    @Override
    public PublishOutcome publish(Claim claim, ClickGate gate) {
        PostText text = claim.post().text();
        LengthRule rule = access.profile().lengthRule();
        if (!rule.takes(text)) {
            return new PublishOutcome.Refused(
                    "the text has %d characters, the site takes %d".formatted(rule.length(text), rule.max()));
        }
        gate.stage(Stage.OPENING_BROWSER);
        Passage passage = new Passage();
        try {
            return Evidence.call(
                    browsers,
                    new Operation(
                            "publish",
                            LeasePriority.POSTING,
                            claim.attempt().length().plus(evidence.longest())),
                    tab -> new Sending(access, claim.post(), gate, passage, tab, evidence.longest()).run(),
                    (tab, outcome) -> pictured(outcome, () -> picture(tab, claim.post())));
        } catch (BrowserUnavailable e) {
            String detail = access.credentials().brief(e);
            return passage.close()
                    ? new PublishOutcome.NotSent(e.kind(), detail)
                    : new PublishOutcome.Unconfirmed(detail);
        }
    }

    /** The outcome with the picture's name at the end of its text, where the page may show what came of it. */
    private static PublishOutcome pictured(PublishOutcome outcome, Supplier<String> picture) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed -> confirmed;
            case PublishOutcome.Rehearsed rehearsed -> rehearsed;
            case PublishOutcome.GivenUp given -> given;
            case PublishOutcome.ConfirmedWithoutId(String words) ->
                new PublishOutcome.ConfirmedWithoutId(words + picture.get());
            case PublishOutcome.Refused(String words) -> new PublishOutcome.Refused(words + picture.get());
            case PublishOutcome.Throttled(Optional<Duration> retryAfter, String words) ->
                new PublishOutcome.Throttled(retryAfter, words + picture.get());
            case PublishOutcome.AlreadyThere(String words) -> new PublishOutcome.AlreadyThere(words + picture.get());
            case PublishOutcome.Unconfirmed(String words) -> new PublishOutcome.Unconfirmed(words + picture.get());
            case PublishOutcome.NotSent(Hindrance cause, String words) ->
                Evidence.isOfThePage(cause) ? new PublishOutcome.NotSent(cause, words + picture.get()) : outcome;
        };
    }

    private String picture(Tab tab, PublishingPost post) {
        String name = "%s-%d-%d.png"
                .formatted(
                        post.details().id().value(),
                        post.attempt().number(),
                        post.attempt().position());
        return evidence.of(tab, access.profile(), name);
    }
}
