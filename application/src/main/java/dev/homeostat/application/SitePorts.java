package dev.homeostat.application;

import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.publishing.SiteDelays;

/**
 * The ports that reach one account on its site.
 *
 * @param maxLength longest item that the site takes, in code points
 */
public record SitePorts(PostPublisher publisher, TimelineReader timeline, SiteDelays delays, int maxLength) {}
