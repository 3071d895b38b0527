package dev.homeostat.simulation.virtual;

import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.testkit.ScriptedSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares what the store says of every post with what the site accepted. */
final class Comparison {

    private final long seed;
    private final AccountId account;
    private final StorePorts store;
    private final List<ScriptedSite.Accepted> accepted;
    private final Map<SitePostId, String> textById;
    private final List<String> findings = new ArrayList<>();
    private final Set<SitePostId> ids = new HashSet<>();
    private int duplicates;
    private int lost;
    private int wrongIds;
    private final Instant inHandSince;
    private int published;
    private int waiting;
    private int archived;
    private int forPerson;
    private int attempts;
    private int items;

    /**
     * A comparison at the end of a simulation, in which account time is machine time.
     *
     * @param inHandSince what was begun after this may still be under way
     */
    Comparison(long seed, AccountId account, StorePorts store, ScriptedSite site, Instant inHandSince) {
        this.seed = seed;
        this.account = account;
        this.store = store;
        this.accepted = site.accepted();
        this.textById =
                accepted.stream().collect(Collectors.toMap(ScriptedSite.Accepted::id, ScriptedSite.Accepted::text));
        this.inHandSince = inHandSince;
    }

    SimulationReport report(int faults, int deaths, Map<DisturbancePoint, Integer> disturbances) {
        List<Post> posts = store.posts().latest(account, Integer.MAX_VALUE);
        posts.forEach(this::compare);
        countDuplicates(posts);
        int runs = store.heartbeats().latest(account, Integer.MAX_VALUE).size();
        return new SimulationReport(
                seed,
                posts.size(),
                published,
                waiting,
                archived,
                items,
                duplicates,
                lost,
                wrongIds,
                forPerson,
                attempts,
                runs,
                faults,
                deaths,
                disturbances,
                List.copyOf(findings));
    }

    private void compare(Post post) {
        attempts += post.details().attempts();
        items += post.details().content().items().size();
        boolean handedOver = post instanceof UnsettledPost unsettled
                && unsettled.search().forPerson().isPresent();
        if (post instanceof PublishedPost) {
            published++;
        } else if (handedOver || post instanceof FailedPost) {
            forPerson++;
        } else if (isToCome(post)) {
            waiting++;
        } else if (post instanceof ArchivedPost) {
            archived++;
        } else {
            lost++;
            findings.add(
                    "lost: post %s is %s".formatted(post.id(), post.status().word()));
        }
        for (int position = 1; position <= post.details().published().size(); position++) {
            compareItem(
                    post.details().published().get(position - 1),
                    post.details().textAt(position).value());
        }
    }

    /** Due later, or under way so lately that nobody can expect it to be settled. */
    private boolean isToCome(Post post) {
        return switch (post) {
            case QueuedPost queued -> queued.details().dueAt().isAfter(inHandSince);
            case PublishingPost publishing -> publishing.attempt().intendedAt().isAfter(inHandSince);
            case UnsettledPost unsettled -> unsettled.attempt().intendedAt().isAfter(inHandSince);
            default -> false;
        };
    }

    private void compareItem(SitePostId known, String text) {
        if (!text.equals(textById.get(known)) || !ids.add(known)) {
            wrongIds++;
            findings.add("wrong id: '%s' is known as %s".formatted(text, known));
        }
    }

    private void countDuplicates(List<Post> posts) {
        Map<String, Long> wanted = posts.stream()
                .flatMap(post -> post.details().content().items().stream())
                .collect(Collectors.groupingBy(PostText::value, TreeMap::new, Collectors.counting()));
        Map<String, Long> there = accepted.stream()
                .collect(Collectors.groupingBy(ScriptedSite.Accepted::text, TreeMap::new, Collectors.counting()));
        there.forEach((text, count) -> {
            long surplus = count - wanted.getOrDefault(text, 0L);
            if (surplus > 0) {
                duplicates += (int) surplus;
                findings.add("duplicate: '%s' stands on the site %d times too often".formatted(text, surplus));
            }
        });
    }
}
