package dev.homeostat.domain.publishing;

import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedWithoutId;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells from the account's own timeline what became of unsettled posts. Pure and thread-safe. */
public final class ReconciliationPolicy {

    private ReconciliationPolicy() {}

    /**
     * Judges every unsettled post by one read.
     *
     * @param taken ids on the site that are known to be other items
     * @param readAt machine time before which the read did not begin
     * @return a verdict for each post, by its id
     */
    public static Map<PostId, Verdict> judge(
            List<UnsettledPost> posts,
            TimelineReading.Read reading,
            Set<SitePostId> taken,
            Instant readAt,
            SiteDelays delays) {
        Map<PostId, List<SitePostId>> candidates = new TreeMap<>();
        Map<SitePostId, Integer> claimants = new HashMap<>();
        for (UnsettledPost post : posts) {
            List<SitePostId> matching = candidatesFor(post, reading, taken, delays);
            candidates.put(post.id(), matching);
            matching.forEach(id -> claimants.merge(id, 1, Integer::sum));
        }
        Map<PostId, Verdict> verdicts = new TreeMap<>();
        for (UnsettledPost post : posts) {
            List<SitePostId> matching = candidates.getOrDefault(post.id(), List.of());
            verdicts.put(post.id(), verdict(post, matching, claimants, reading, readAt, delays));
        }
        return verdicts;
    }

    /** What the post becomes by the verdict. */
    public static Post apply(UnsettledPost post, Verdict verdict, Instant readAt, Instant accountNow) {
        return switch (verdict) {
            case Verdict.Found found -> post.found(found.id(), accountNow);
            case Verdict.NotSeen notSeen -> post.notSeen(readAt);
            case Verdict.TooEarly tooEarly -> post;
            case Verdict.OutOfReach outOfReach -> post.handToPerson(outOfReach.detail());
            case Verdict.Ambiguous ambiguous ->
                post.handToPerson("%d items on the site could be this one"
                        .formatted(ambiguous.candidates().size()));
            case Verdict.Absent absent ->
                switch (post) {
                    case UnconfirmedPost unconfirmed -> absent(unconfirmed);
                    case PublishedWithoutId published ->
                        published.handToPerson("the site said it accepted the item, but does not show it");
                };
        };
    }

    /** An item that was sent and never came to stand there is not sent for ever. */
    private static Post absent(UnconfirmedPost post) {
        return post.details().tries().strikes() >= Tries.MOST_STRIKES
                ? post.givenUp("after %d tries it still does not stand on the site; the last time: %s"
                        .formatted(Tries.MOST_STRIKES, post.reason()))
                : post.provenAbsent();
    }

    private static Verdict verdict(
            UnsettledPost post,
            List<SitePostId> matching,
            Map<SitePostId, Integer> claimants,
            TimelineReading.Read reading,
            Instant readAt,
            SiteDelays delays) {
        if (matching.size() > 1) {
            return new Verdict.Ambiguous(matching);
        }
        if (matching.size() == 1) {
            SitePostId only = matching.getFirst();
            return claimants.getOrDefault(only, 0) > 1 ? new Verdict.Ambiguous(matching) : new Verdict.Found(only);
        }
        return absence(post, reading, readAt, delays);
    }

    private static Verdict absence(
            UnsettledPost post, TimelineReading.Read reading, Instant readAt, SiteDelays delays) {
        Attempt attempt = post.attempt();
        Instant settled = attempt.deadline().plus(delays.settle());
        if (!readAt.isAfter(settled)) {
            return new Verdict.TooEarly("it may still appear until %s".formatted(settled));
        }
        if (reading.coversFrom().isAfter(attempt.intendedAt().minus(delays.clockTolerance()))) {
            return new Verdict.OutOfReach();
        }
        Optional<Instant> before = post.search().lastAbsentRead();
        if (before.isEmpty()) {
            return new Verdict.NotSeen();
        }
        boolean independent = !readAt.isBefore(before.get().plus(delays.betweenReads()));
        return independent ? new Verdict.Absent() : new Verdict.TooEarly("too close to the read before");
    }

    private static List<SitePostId> candidatesFor(
            UnsettledPost post, TimelineReading.Read reading, Set<SitePostId> taken, SiteDelays delays) {
        String text = post.text().normalized();
        Attempt attempt = post.attempt();
        // From the first try on: an earlier one may have come through later than the site's profile allows.
        Instant from = post.details()
                .tries()
                .nextItemSince()
                .orElse(attempt.intendedAt())
                .minus(delays.clockTolerance());
        Instant until = attempt.deadline().plus(delays.maxAccept()).plus(delays.clockTolerance());
        Optional<SitePostId> parent = post.details().parentOf(attempt.position());
        return reading.entries().stream()
                .filter(entry -> entry.author().equals(reading.author()))
                .filter(entry -> !taken.contains(entry.id()))
                .filter(entry -> PostText.normalize(entry.text()).equals(text))
                .filter(entry -> !entry.publishedAt().isBefore(from)
                        && !entry.publishedAt().isAfter(until))
                .filter(entry ->
                        entry.inReplyTo().isEmpty() || entry.inReplyTo().equals(parent))
                .map(TimelineEntry::id)
                .distinct()
                .toList();
    }
}
