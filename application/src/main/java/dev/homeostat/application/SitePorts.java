package dev.homeostat.application;

import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.publishing.SiteDelays;
import java.util.Optional;

/**
 * The ports that reach one account on its site, and what must be known of the site.
 *
 * @param inspector empty where nobody looks at the pages before they are needed
 */
public record SitePorts(
        PostPublisher publisher,
        TimelineReader timeline,
        EngagementReader engagement,
        SiteProbe probe,
        PostRemover remover,
        Optional<SiteInspector> inspector,
        SiteDelays delays,
        LengthRule length) {}
