package dev.homeostat.adapter.playwright;

import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.TimelineReader;

/**
 * One account on one site, used through a browser: publisher, readers, probe, remover and inspector share the browser and its login.
 * Thread-safe; what they do happens one after the other.
 */
public final class PlaywrightSite {

    private final PostPublisher publisher;
    private final TimelineReader timelineReader;
    private final EngagementReader engagementReader;
    private final SiteProbe probe;
    private final PostRemover remover;
    private final SiteInspector inspector;

    /**
     * Nothing starts before the first use.
     *
     * @param browsers for this account alone, because the login lives in it; the caller closes it
     */
    public PlaywrightSite(SiteProfile profile, Credentials credentials, Browsers browsers) {
        this(profile, credentials, browsers, Evidence.none());
    }

    /**
     * The same with pictures of the pages on which something did not go as expected; texts about it then end with
     * {@code (screenshot NAME)}. What is in the fields of the login is not to be seen on them.
     *
     * Old ones are removed whenever the site is inspected.
     */
    public PlaywrightSite(SiteProfile profile, Credentials credentials, Browsers browsers, Screenshots screenshots) {
        this(profile, credentials, browsers, Evidence.in(screenshots));
    }

    private PlaywrightSite(SiteProfile profile, Credentials credentials, Browsers browsers, Evidence evidence) {
        SiteAccess access = SiteAccess.of(profile, credentials);
        access.httpLogin().ifPresent(browsers::logInByHttp);
        this.publisher = new PlaywrightPostPublisher(access, browsers, evidence);
        this.timelineReader = new PlaywrightTimelineReader(access, browsers, evidence);
        this.engagementReader = new PlaywrightEngagementReader(access, browsers, evidence);
        this.probe = new PlaywrightSiteProbe(access, browsers);
        this.remover = new PlaywrightPostRemover(access, browsers, evidence);
        this.inspector = new PlaywrightSiteInspector(access, browsers, evidence);
    }

    public PostPublisher publisher() {
        return publisher;
    }

    public TimelineReader timelineReader() {
        return timelineReader;
    }

    public EngagementReader engagementReader() {
        return engagementReader;
    }

    public SiteProbe probe() {
        return probe;
    }

    public PostRemover remover() {
        return remover;
    }

    public SiteInspector inspector() {
        return inspector;
    }
}
