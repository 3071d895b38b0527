package dev.homeostat.adapter.playwright;

import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.TimelineReader;

/**
 * One account on one site, used through a browser: publisher and readers share the browser and its login. Thread-safe;
 * what they do happens one after the other.
 */
public final class PlaywrightSite {

    private final PostPublisher publisher;
    private final TimelineReader timelineReader;
    private final EngagementReader engagementReader;
    private final SiteProbe probe;

    /**
     * Nothing starts before the first use.
     *
     * @param worker for this account alone, because the login lives in it; the caller closes it
     */
    public PlaywrightSite(SiteProfile profile, Credentials credentials, BrowserWorker worker) {
        this.publisher = new PlaywrightPostPublisher(profile, credentials, worker);
        this.timelineReader = new PlaywrightTimelineReader(profile, credentials, worker);
        this.engagementReader = new PlaywrightEngagementReader(profile, credentials, worker);
        this.probe = new PlaywrightSiteProbe(profile, credentials, worker);
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
        return (item, within, gate) -> new PostRemover.Removal.NotSupported();
    }
}
