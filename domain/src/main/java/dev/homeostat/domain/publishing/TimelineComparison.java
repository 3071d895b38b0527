package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the account's own timeline and our record of it do not agree on.
 *
 * @param foreign items that we know nothing of and whose text is none of ours: somebody else posted them
 * @param phantoms items that we know nothing of, but whose text is that of an item of ours that is not known to be there
 * @param missing items of ours that the timeline should show and does not
 * @param doubles items that say again what an item of ours says that must not repeat, and stands there
 */
public record TimelineComparison(
        List<TimelineEntry> foreign,
        Map<SitePostId, PostId> phantoms,
        List<KnownItem> missing,
        Map<SitePostId, PostId> doubles) {

    /** Of these it is being found out whether they stand there. */
    private static final Set<PostStatus> UNDER_WAY = EnumSet.of(PostStatus.POSTING, PostStatus.UNCONFIRMED);

    public TimelineComparison {
        foreign = List.copyOf(foreign);
        phantoms = byId(phantoms);
        missing = List.copyOf(missing);
        doubles = byId(doubles);
    }

    private static Map<SitePostId, PostId> byId(Map<SitePostId, PostId> map) {
        Map<SitePostId, PostId> sorted = new TreeMap<>(Comparator.comparing(SitePostId::value));
        sorted.putAll(map);
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * Compares.
     *
     * @param since by the site's clock; older entries are not looked at
     * @param until machine time; items tried later may not be shown yet
     * @param items of ours tried since then, asked for after the read
     */
    public static TimelineComparison of(
            TimelineReading.Read reading, Instant since, Instant until, List<KnownItem> items) {
        Set<SitePostId> known =
                items.stream().flatMap(item -> item.id().stream()).collect(Collectors.toSet());
        List<TimelineEntry> foreign = new ArrayList<>();
        Map<SitePostId, PostId> phantoms = new TreeMap<>(Comparator.comparing(SitePostId::value));
        Map<SitePostId, PostId> doubles = new TreeMap<>(Comparator.comparing(SitePostId::value));
        for (TimelineEntry entry : reading.entries()) {
            boolean unknown = entry.author().equals(reading.author())
                    && !known.contains(entry.id())
                    && !entry.publishedAt().isBefore(since);
            List<KnownItem> same = unknown ? sameText(entry, items) : List.of();
            Optional<KnownItem> standing = same.stream()
                    .filter(item -> item.id().isPresent() && !item.removed() && !item.mayRepeat())
                    .findFirst();
            Optional<KnownItem> without =
                    same.stream().filter(item -> item.id().isEmpty()).findFirst();
            if (without.isPresent()) {
                without.filter(item -> !UNDER_WAY.contains(item.status()))
                        .ifPresent(item -> phantoms.put(entry.id(), item.post()));
            } else if (standing.isPresent()) {
                doubles.put(entry.id(), standing.get().post());
            } else if (unknown && same.isEmpty()) {
                foreign.add(entry);
            }
        }
        return new TimelineComparison(foreign, phantoms, missing(reading, since, until, items), doubles);
    }

    /** One line for people. */
    public String summary() {
        return "compared with the timeline: %d doubled, %d missing, %d phantoms, %d of others"
                .formatted(doubles.size(), missing.size(), phantoms.size(), foreign.size());
    }

    private static List<KnownItem> sameText(TimelineEntry entry, List<KnownItem> items) {
        String text = PostText.normalize(entry.text());
        return items.stream()
                .filter(item -> PostText.normalize(item.text()).equals(text))
                .toList();
    }

    private static List<KnownItem> missing(
            TimelineReading.Read reading, Instant since, Instant until, List<KnownItem> items) {
        if (reading.coversFrom().isAfter(since)) {
            return List.of();
        }
        Set<SitePostId> shown =
                reading.entries().stream().map(TimelineEntry::id).collect(Collectors.toSet());
        return items.stream()
                .filter(item -> !item.removed() && item.triedAt().isBefore(until))
                .filter(item -> item.id().filter(id -> !shown.contains(id)).isPresent())
                .toList();
    }
}
