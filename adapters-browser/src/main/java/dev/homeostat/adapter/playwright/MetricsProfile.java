package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.engagement.Metric;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The page that shows how one post does.
 *
 * @param url with <code>{handle}</code> for the account's name and <code>{id}</code> for the post's
 * @param shown the posts on the page; numbers are read within the one of them that is asked for
 * @param gone shown where the site says that there is no such post
 * @param id the id of each of the posts that are shown
 * @param counts where each number stands that the site shows
 */
public record MetricsProfile(
        String url,
        List<String> shown,
        List<String> gone,
        SiteProfile.Extract id,
        Map<Metric, Count> counts,
        NumberForm numbers) {

    public MetricsProfile {
        shown = List.copyOf(shown);
        gone = List.copyOf(gone);
        Map<Metric, Count> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
    }

    /**
     * One number.
     *
     * @param zeroWhenAbsent whether the site hides the number where it is 0; otherwise its absence makes the page
     *     unreadable
     */
    public record Count(SiteProfile.Extract value, boolean zeroWhenAbsent) {}
}
