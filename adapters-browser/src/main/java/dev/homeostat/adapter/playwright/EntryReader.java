package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.TimelineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the entries of one page. One that is not whole makes the page unreadable, for it could be the one looked for. */
final class EntryReader {

    private static final String CUT = "cut";
    private static final String TEXT = "text";

    private final SiteProfile.Timeline timeline;
    private final EntryTime time;
    private final int page;

    EntryReader(SiteProfile.Timeline timeline, EntryTime time, int page) {
        this.timeline = timeline;
        this.time = time;
        this.page = page;
    }

    List<TimelineEntry> read(Locator elements) {
        List<TimelineEntry> found = new ArrayList<>();
        Set<String> shown = timeline.linesAsShown() ? Set.of(TEXT) : Set.of();
        for (Map<String, String> values : Extraction.read(elements, wanted(), shown)) {
            found.add(entry(values, "entry %d of page %d".formatted(found.size() + 1, page)));
        }
        return found;
    }

    private Map<String, SiteProfile.Extract> wanted() {
        Map<String, SiteProfile.Extract> wanted = new LinkedHashMap<>();
        wanted.put("id", timeline.id());
        wanted.put("author", timeline.author());
        wanted.put(TEXT, timeline.text());
        wanted.put("time", timeline.time().value());
        timeline.inReplyTo().ifPresent(extract -> wanted.put("inReplyTo", extract));
        if (!timeline.truncated().isEmpty()) {
            wanted.put(CUT, new SiteProfile.Extract(timeline.truncated(), Optional.empty(), Optional.empty()));
        }
        return wanted;
    }

    private TimelineEntry entry(Map<String, String> values, String which) {
        if (values.containsKey(CUT)) {
            throw SiteTrouble.site("%s is cut short".formatted(which));
        }
        return new TimelineEntry(
                siteId(required(values, "id", which), which),
                required(values, "author", which),
                required(values, TEXT, which),
                time.read(required(values, "time", which), which),
                Optional.ofNullable(values.get("inReplyTo")).map(value -> siteId(value, which)));
    }

    private static String required(Map<String, String> values, String name, String which) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> SiteTrouble.site("%s has no %s".formatted(which, name)));
    }

    private static SitePostId siteId(String value, String which) {
        return Extraction.siteId(value)
                .orElseThrow(() -> SiteTrouble.site("%s has the id '%s'".formatted(which, Messages.line(value))));
    }
}
