package dev.homeostat.simulation.virtual;

import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.testkit.ScriptedSite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what the store says of every post with what the site accepted; the texts of all items differ. */
final class Comparison {

    private final SimulationPlan plan;
    private final AccountId account;
    private final StorePorts store;
    private final List<ScriptedSite.Accepted> accepted;
    private final List<String> findings = new ArrayList<>();
    private int duplicates;
    private int lost;
    private int wrongIds;
    private int published;
    private int forPerson;
    private int attempts;
    private int items;

    Comparison(SimulationPlan plan, AccountId account, StorePorts store, ScriptedSite site) {
        this.plan = plan;
        this.account = account;
        this.store = store;
        this.accepted = site.accepted();
    }

    SimulationReport report(int faults, int deaths, Map<DisturbancePoint, Integer> disturbances) {
        List<Post> posts = store.posts().latest(account, Integer.MAX_VALUE);
        posts.forEach(this::compare);
        int runs = store.heartbeats().latest(account, Integer.MAX_VALUE).size();
        return new SimulationReport(
                plan.seed(),
                posts.size(),
                published,
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
        } else if (handedOver) {
            forPerson++;
        } else {
            lost++;
            findings.add(
                    "lost: post %s is %s".formatted(post.id(), post.status().word()));
        }
        for (int position = 1; position <= post.details().content().items().size(); position++) {
            compareItem(post, position);
        }
    }

    private void compareItem(Post post, int position) {
        String text = post.details().textAt(position).value();
        List<SitePostId> onSite = accepted.stream()
                .filter(item -> item.text().equals(text))
                .map(ScriptedSite.Accepted::id)
                .toList();
        if (onSite.size() > 1) {
            duplicates += onSite.size() - 1;
            findings.add("duplicate: '%s' stands on the site as %s".formatted(text, onSite));
        }
        Optional<SitePostId> known = position <= post.details().published().size()
                ? Optional.of(post.details().published().get(position - 1))
                : Optional.empty();
        if (known.isPresent() && !onSite.contains(known.get())) {
            wrongIds++;
            findings.add("wrong id: '%s' is known as %s but stands as %s".formatted(text, known.get(), onSite));
        }
    }
}
