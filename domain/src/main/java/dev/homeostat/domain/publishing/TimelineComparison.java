package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the account's own timeline and our record of it do not agree on.
 *
 * @param foreign items that we know nothing of and whose text is none of ours: somebody else posted them
 * @param phantoms items that we know nothing of, but whose text is that of an item of ours without an id
 * @param missing items of ours that the timeline should show and does not
 * @param doubles items that stand there again, as the record says of none
 */
public record TimelineComparison(
        List<TimelineEntry> foreign,
        Map<SitePostId, PostId> phantoms,
        List<KnownItem> missing,
        Map<SitePostId, PostId> doubles) {

    private static final Comparator<SitePostId> BY_VALUE = Comparator.comparing(SitePostId::value);

    public TimelineComparison {
        foreign = List.copyOf(foreign);
        phantoms = Map.copyOf(phantoms);
        missing = List.copyOf(missing);
        doubles = Map.copyOf(doubles);
    }

    /**
     * Compares.
     *
     * @param since by the site's clock; older entries are not looked at
     * @param items of ours since then
     * @param listed the ids of those of our items that an earlier part of the timeline may still show
     */
    public static TimelineComparison of(
            TimelineReading.Read reading, Instant since, List<KnownItem> items, Set<SitePostId> listed) {
        List<TimelineEntry> foreign = new ArrayList<>();
        Map<SitePostId, PostId> phantoms = new TreeMap<>(BY_VALUE);
        Map<SitePostId, PostId> doubles = new TreeMap<>(BY_VALUE);
        for (TimelineEntry entry : reading.entries()) {
            boolean ours = entry.author().equals(reading.author());
            if (ours && !listed.contains(entry.id()) && !entry.publishedAt().isBefore(since)) {
                Optional<KnownItem> twin = sameText(entry, items);
                twin.ifPresentOrElse(
                        item -> (item.id().isPresent() ? doubles : phantoms).put(entry.id(), item.post()),
                        () -> foreign.add(entry));
            }
        }
        return new TimelineComparison(foreign, phantoms, missing(reading, since, items), doubles);
    }

    /** Whether nothing is missing, doubled or unclear; what others post is their business. */
    public boolean isClean() {
        return phantoms.isEmpty() && missing.isEmpty() && doubles.isEmpty();
    }

    /** Of two items with one text that one without an id is the likelier. */
    private static Optional<KnownItem> sameText(TimelineEntry entry, List<KnownItem> items) {
        String text = PostText.normalize(entry.text());
        List<KnownItem> same = items.stream()
                .filter(item -> PostText.normalize(item.text()).equals(text))
                .toList();
        return same.stream().filter(item -> item.id().isEmpty()).findFirst().or(() -> same.stream()
                .filter(item -> !item.mayRepeat())
                .findFirst());
    }

    private static List<KnownItem> missing(TimelineReading.Read reading, Instant since, List<KnownItem> items) {
        if (reading.coversFrom().isAfter(since)) {
            return List.of();
        }
        Set<SitePostId> shown = new HashSet<>();
        reading.entries().forEach(entry -> shown.add(entry.id()));
        return items.stream()
                .filter(item -> !item.removed())
                .filter(item -> item.id().filter(id -> !shown.contains(id)).isPresent())
                .toList();
    }
}
