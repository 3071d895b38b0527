package dev.homeostat.bootstrap.demo;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.Overview;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What became of the demo's posts, compared with what the site accepted. Immutable. */
public final class DemoSummary {

    private static final int MOST = 1_000;

    private final Overview overview;
    private final SiteProfile profile;
    private final List<Post> posts;
    private final List<AcceptedPost> accepted;
    private final Truth truth;

    private DemoSummary(
            Overview overview, SiteProfile profile, List<Post> posts, List<AcceptedPost> accepted, Truth truth) {
        this.overview = overview;
        this.profile = profile;
        this.posts = posts;
        this.accepted = accepted;
        this.truth = truth;
    }

    /**
     * Asks the engine and compares.
     *
     * @param truth what the readers really like
     */
    public static DemoSummary of(Homeostat homeostat, SiteProfile profile, List<AcceptedPost> accepted, Truth truth) {
        return new DemoSummary(
                homeostat.overview(), profile, homeostat.latest(MOST).reversed(), List.copyOf(accepted), truth);
    }

    /** Whether the site holds nothing twice and nothing under another id than we know. */
    public boolean isClean() {
        return duplicates() == 0 && wrongIds() == 0;
    }

    /** For people to read. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (Post post : posts) {
            if (post instanceof PublishedPost) {
                lines.add("%-11s %s".formatted(post.status().word(), address(post)));
            }
        }
        lines.add("");
        lines.add("posts       " + counts());
        lines.add("on the site %d items".formatted(accepted.size()));
        lines.add("read back   %d of the %d posts old enough to be read, %d readings; the latest day: %s"
                .formatted(
                        overview.coverage().read(),
                        overview.coverage().due(),
                        overview.coverage().readings(),
                        overview.reading().outcomes()));
        lines.add("");
        lines.addAll(learned());
        lines.add("");
        lines.add("published: %d, duplicates: %d, wrong ids: %d".formatted(published(), duplicates(), wrongIds()));
        return lines;
    }

    /** What is believed of each arm beside what the readers really like; only the summary knows both. */
    private List<String> learned() {
        if (overview.model().filter(model -> model.posts() > 0).isEmpty()) {
            return List.of("nothing was learned yet: no post has reached the age at which posts are compared");
        }
        Model model = overview.model().orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("learned from %d posts, effect on engagement (and what the readers really like):"
                .formatted(model.posts()));
        for (Dimension dimension : List.of(Dimension.GENERATOR, Dimension.FORMAT, Dimension.TOPIC)) {
            SortedMap<Arm, Double> real = truth.effects(dimension, overview.at());
            double average = real.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            model.estimates().forEach((arm, estimate) -> {
                if (arm.dimension() == dimension) {
                    lines.add(line(arm, estimate, real.getOrDefault(arm, average) - average));
                }
            });
        }
        return lines;
    }

    private static String line(Arm arm, Estimate estimate, double real) {
        return String.format(
                Locale.ROOT,
                "  %-9s %-22s %+4.0f %% +- %2.0f   (%+.0f %%)   %d posts",
                arm.dimension().word(),
                arm.name(),
                100 * Math.expm1(estimate.mean()),
                100 * estimate.deviation(),
                100 * Math.expm1(real),
                estimate.posts());
    }

    private String counts() {
        return overview.posts().entrySet().stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().word()))
                .collect(Collectors.joining(", "));
    }

    private String address(Post post) {
        return post.details()
                .sitePostId()
                .flatMap(id -> profile.address(DemoDirectory.USER, id))
                .orElse("");
    }

    private long published() {
        return posts.stream().filter(PublishedPost.class::isInstance).count();
    }

    /** Items on the site beyond those that the posts have of each text. */
    private long duplicates() {
        Map<String, Long> wanted = posts.stream()
                .flatMap(post -> post.details().content().items().stream())
                .collect(Collectors.groupingBy(PostText::normalized, Collectors.counting()));
        Map<String, Long> there = accepted.stream()
                .collect(Collectors.groupingBy(item -> PostText.normalize(item.text()), Collectors.counting()));
        return there.entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - wanted.getOrDefault(entry.getKey(), 0L)))
                .sum();
    }

    private long wrongIds() {
        Set<String> there = accepted.stream().map(AcceptedPost::id).collect(Collectors.toSet());
        return posts.stream()
                .flatMap(post -> post.details().published().stream())
                .map(SitePostId::value)
                .filter(id -> !there.contains(id))
                .count();
    }
}
