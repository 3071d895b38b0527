package dev.homeostat.bootstrap.chaos;

import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.simulation.site.AcceptedPost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the posts as the database has them with what the site accepted. No two items have the same text. What is in
 * a person's hands is not lost.
 */
final class Comparison {

    private final Map<String, List<AcceptedPost>> onSite = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private Comparison(List<AcceptedPost> accepted) {
        for (AcceptedPost post : accepted) {
            onSite.computeIfAbsent(PostText.normalize(post.text()), text -> new ArrayList<>())
                    .add(post);
        }
    }

    /** Everything that is wrong. */
    static List<Finding> of(List<Post> posts, List<AcceptedPost> accepted) {
        Comparison comparison = new Comparison(accepted);
        posts.forEach(comparison::compare);
        comparison.onSite.values().forEach(comparison::nobodyQueued);
        return comparison.findings;
    }

    private void compare(Post post) {
        Optional<String> parent = Optional.empty();
        int items = post.details().content().items().size();
        for (int position = 1; position <= items; position++) {
            String text = post.details().textAt(position).normalized();
            List<AcceptedPost> copies = Optional.ofNullable(onSite.remove(text)).orElse(List.of());
            compareItem(post, position, copies, parent);
            parent = copies.stream().findFirst().map(AcceptedPost::id);
        }
    }

    private void compareItem(Post post, int position, List<AcceptedPost> copies, Optional<String> parent) {
        if (copies.isEmpty()) {
            if (Backlog.isForPerson(post) && knownId(post, position).isEmpty()) {
                return;
            }
            add(Finding.Kind.LOST, post, "item %d does not stand on the site".formatted(position));
            return;
        }
        for (AcceptedPost extra : copies.subList(1, copies.size())) {
            add(Finding.Kind.DUPLICATE, post, "item %d stands on the site again as %s".formatted(position, extra.id()));
        }
        AcceptedPost first = copies.getFirst();
        Optional<String> known = knownId(post, position);
        if (known.isEmpty() && isInDoubt(post)) {
            return;
        }
        if (known.filter(id -> copies.stream().anyMatch(copy -> copy.id().equals(id)))
                .isEmpty()) {
            add(
                    Finding.Kind.WRONG_ID,
                    post,
                    "item %d is %s on the site and %s in the database"
                            .formatted(position, first.id(), known.orElse("without an id")));
        } else if (!first.inReplyTo().equals(parent)) {
            add(
                    Finding.Kind.WRONG_ID,
                    post,
                    "item %d replies to %s instead of %s"
                            .formatted(position, first.inReplyTo().orElse("nothing"), parent.orElse("nothing")));
        }
    }

    /** A person was told that nobody knows, and that is the truth; who was told that it failed was told wrong. */
    private static boolean isInDoubt(Post post) {
        return post instanceof UnsettledPost && Backlog.isForPerson(post);
    }

    private static Optional<String> knownId(Post post, int position) {
        List<SitePostId> published = post.details().published();
        return position <= published.size()
                ? Optional.of(published.get(position - 1).value())
                : Optional.empty();
    }

    private void nobodyQueued(List<AcceptedPost> copies) {
        for (AcceptedPost copy : copies) {
            findings.add(new Finding(
                    Finding.Kind.DUPLICATE,
                    Optional.empty(),
                    "the site has %s, which nobody queued: %s".formatted(copy.id(), copy.text())));
        }
    }

    private void add(Finding.Kind kind, Post post, String what) {
        findings.add(new Finding(
                kind,
                Optional.of(post.id()),
                "%s (the post is %s)".formatted(what, post.status().word())));
    }
}
