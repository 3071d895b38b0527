package dev.homeostat.bootstrap.demo;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.Overview;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.simulation.site.AcceptedPost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What became of the demo's posts, compared with what the site accepted. Immutable. */
public final class DemoSummary {

    private static final int MOST = 1_000;

    private final Overview overview;
    private final SiteProfile profile;
    private final List<Post> posts;
    private final List<AcceptedPost> accepted;

    private DemoSummary(Overview overview, SiteProfile profile, List<Post> posts, List<AcceptedPost> accepted) {
        this.overview = overview;
        this.profile = profile;
        this.posts = posts;
        this.accepted = accepted;
    }

    public static DemoSummary of(Homeostat homeostat, SiteProfile profile, List<AcceptedPost> accepted) {
        return new DemoSummary(
                homeostat.overview(), profile, homeostat.latest(MOST).reversed(), List.copyOf(accepted));
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
        lines.add("published: %d, duplicates: %d, wrong ids: %d".formatted(published(), duplicates(), wrongIds()));
        return lines;
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
