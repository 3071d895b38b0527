package dev.homeostat.adapter.playwright;

import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;

/** Publishes through the site's own pages. */
final class PlaywrightPostPublisher implements PostPublisher {

    private final SiteProfile profile;
    private final Credentials credentials;
    private final BrowserWorker worker;

    PlaywrightPostPublisher(SiteProfile profile, Credentials credentials, BrowserWorker worker) {
        this.profile = profile;
        this.credentials = credentials;
        this.worker = worker;
    }

    @Override
    public PublishOutcome publish(Claim claim, ClickGate gate) {
        PostText text = claim.post().text();
        LengthRule rule = profile.lengthRule();
        if (!rule.takes(text)) {
            return new PublishOutcome.Refused(
                    "the text has %d characters, the site takes %d".formatted(rule.length(text), rule.max()));
        }
        gate.stage(Stage.OPENING_BROWSER);
        Passage passage = new Passage();
        try {
            return worker.call(
                    claim.attempt().length(),
                    tab -> new Sending(profile, credentials, claim.post(), gate, passage, tab).run());
        } catch (BrowserUnavailable e) {
            String detail = credentials.brief(e);
            return passage.close()
                    ? new PublishOutcome.NotSent(Hindrance.BROWSER, detail)
                    : new PublishOutcome.Unconfirmed(detail);
        }
    }
}
