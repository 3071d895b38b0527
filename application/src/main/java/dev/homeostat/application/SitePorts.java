package dev.homeostat.application;

import dev.homeostat.application.engagement.port.EngagementReader;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.PostRemover;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.publishing.SiteDelays;

/** The ports that reach one account on its site, and what must be known of the site. */
public record SitePorts(
        PostPublisher publisher,
        TimelineReader timeline,
        EngagementReader engagement,
        SiteProbe probe,
        PostRemover remover,
        SiteDelays delays,
        LengthRule length) {}
