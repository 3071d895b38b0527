package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.TimelineEntry;
import dev.homeostat.domain.publishing.TimelineReading;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One read over the pages of a timeline, newest first. Used once. */
final class TimelinePages {

    private final SiteProfile profile;
    private final SiteProfile.Timeline timeline;
    private final SitePage site;
    private final Instant since;
    private final EntryTime time;
    private final Map<SitePostId, TimelineEntry> entries = new LinkedHashMap<>();

    TimelinePages(SiteProfile profile, SitePage site, Instant since, InstantSource clock) {
        this.profile = profile;
        this.timeline = profile.timeline();
        this.site = site;
        this.since = since;
        this.time = new EntryTime(profile, since, clock);
    }

    TimelineReading read() {
        String author = site.openLoggedIn(profile.loggedIn().url());
        site.loadOnlyText();
        String address = timeline.url().replace("{handle}", URLEncoder.encode(author, StandardCharsets.UTF_8));
        Instant reached = Instant.MAX;
        for (int page = 1; page <= timeline.maxPages(); page++) {
            List<TimelineEntry> found = readPage(author, address, page);
            // A post that comes in meanwhile moves others to the next page, where they are met again.
            found.forEach(entry -> entries.putIfAbsent(entry.id(), entry));
            reached = lastOwn(found, author).orElse(reached);
            if (reached.isBefore(since)) {
                return read(author, since);
            }
            Optional<String> next = next();
            if (next.isEmpty()) {
                return read(author, Instant.EPOCH);
            }
            address = next.get();
        }
        // Others may bear the same time as the last that was seen, on a page that was not.
        return read(author, reached.equals(Instant.MAX) ? reached : reached.plusNanos(1));
    }

    private TimelineReading read(String author, Instant coversFrom) {
        return new TimelineReading.Read(author, List.copyOf(entries.values()), coversFrom);
    }

    private List<TimelineEntry> readPage(String author, String address, int page) {
        site.open(address);
        site.awaitAny(timeline.shown(), List.of());
        if (!site.handle().equals(author)) {
            throw new SiteTrouble(Hindrance.LOGIN, "the site changed the account during the read");
        }
        if (site.firstVisible(timeline.shown()).isEmpty()) {
            throw SiteTrouble.site("no timeline at %s".formatted(address));
        }
        return new EntryReader(timeline, time, page).read(elements());
    }

    private Locator elements() {
        List<Locator> all = timeline.entry().stream().map(site.page()::locator).toList();
        return all.stream().filter(found -> found.count() > 0).findFirst().orElseGet(all::getFirst);
    }

    /**
     * The account's last own item of a page. The first may be pinned there out of its order, and what others wrote may
     * be of any age, so neither says how far a page reaches.
     */
    private static Optional<Instant> lastOwn(List<TimelineEntry> found, String author) {
        return found.reversed().stream()
                .filter(entry -> entry.author().equals(author))
                .map(TimelineEntry::publishedAt)
                .findFirst();
    }

    private Optional<String> next() {
        return site.firstVisible(timeline.next())
                .map(link -> Objects.toString(link.getAttribute("href"), ""))
                .map(this::ownAddress);
    }

    private String ownAddress(String href) {
        URI target = URI.create(site.page().url()).resolve(href);
        if (!Objects.equals(target.getAuthority(), profile.baseUrl().getAuthority())) {
            throw SiteTrouble.site("the link to older items leads away from the site");
        }
        return target.toString();
    }
}
