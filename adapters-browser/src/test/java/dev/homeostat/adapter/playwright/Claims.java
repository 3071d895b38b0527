package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.domain.publishing.Claim;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Claims as a desk would grant them. */
final class Claims {

    private Claims() {}

    static Claim of(String text) {
        return of(List.of(text), List.of());
    }

    static Claim lasting(Duration length, String text) {
        return of(List.of(text), List.of(), length);
    }

    static Claim of(List<String> items, List<SitePostId> published) {
        return of(items, published, Duration.ofSeconds(60));
    }

    private static Claim of(List<String> items, List<SitePostId> published, Duration length) {
        PostDetails details = new PostDetails(
                new PostId(UUID.randomUUID()),
                new AccountId("practice"),
                Content.of(items.stream().map(PostText::new).toList()),
                new DecisionId(UUID.randomUUID()),
                Instant.EPOCH,
                Instant.EPOCH,
                PostTerms.USUAL,
                Tries.NONE,
                published);
        return new Claim(new Epoch(1), new QueuedPost(details).claim(new Epoch(2), Instant.now(), length));
    }
}
