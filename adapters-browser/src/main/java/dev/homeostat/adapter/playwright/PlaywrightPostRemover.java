package dev.homeostat.adapter.playwright;

import dev.homeostat.adapter.playwright.Browsers.Operation;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.domain.browserlease.LeasePriority;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import java.time.Duration;

/** Takes items down on the site's own pages. */
final class PlaywrightPostRemover implements PostRemover {

    private final SiteAccess access;
    private final Browsers browsers;
    private final Evidence evidence;

    PlaywrightPostRemover(SiteAccess access, Browsers browsers, Evidence evidence) {
        this.access = access;
        this.browsers = browsers;
        this.evidence = evidence;
    }

    @Override
    public Removal remove(SitePostId item, Duration within, ClickGate gate) {
        return access.profile()
                .removal()
                .map(steps -> remove(steps, item, within, gate))
                .orElseGet(Removal.NotSupported::new);
    }

    private Removal remove(SiteProfile.Removal steps, SitePostId item, Duration within, ClickGate gate) {
        gate.stage(Stage.OPENING_BROWSER);
        Passage passage = new Passage();
        Countdown time = Countdown.of(within);
        try {
            return Evidence.call(
                    browsers,
                    new Operation(
                            "take a post down",
                            LeasePriority.POSTING,
                            within.plus(Click.GRACE).plus(evidence.longest())),
                    tab -> new Removing(access, steps, item, gate, passage, tab, time, evidence.longest()).run(),
                    this::pictured);
        } catch (BrowserUnavailable e) {
            String detail = access.credentials().brief(e);
            return passage.close() ? new Removal.NotBegun(e.kind(), detail) : new Removal.Unknown(detail);
        }
    }

    private Removal pictured(Tab tab, Removal removal) {
        return switch (removal) {
            case Removal.Unknown(String words) -> new Removal.Unknown(words + picture(tab));
            case Removal.NotBegun(Hindrance cause, String words)
            when Evidence.isOfThePage(cause) -> new Removal.NotBegun(cause, words + picture(tab));
            case Removal.NotBegun notBegun -> notBegun;
            case Removal.Removed removed -> removed;
            case Removal.Absent absent -> absent;
            case Removal.NotSupported notSupported -> notSupported;
        };
    }

    private String picture(Tab tab) {
        return evidence.of(tab, access.profile(), Evidence.nameOf("removal"));
    }
}
