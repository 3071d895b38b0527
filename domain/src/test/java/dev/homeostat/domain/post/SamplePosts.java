package dev.homeostat.domain.post;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.DecisionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Posts for tests; the instants are round so that a failure reads well. */
public final class SamplePosts {
    public static final AccountId ACCOUNT = new AccountId("practice");
    public static final Instant CREATED = Instant.parse("2026-01-05T08:00:00Z");
    public static final Instant DUE = Instant.parse("2026-01-05T09:00:00Z");

    /** Machine time of the first claim. */
    public static final Instant INTENT = Instant.parse("2026-01-05T10:00:00Z");

    public static final Duration ATTEMPT_LENGTH = Duration.ofSeconds(90);
    public static final Instant DEADLINE = INTENT.plus(ATTEMPT_LENGTH);
    public static final Epoch FIRST_CLAIM = new Epoch(2);

    private SamplePosts() {}

    /** A queued post of one item, or a thread of more. */
    public static QueuedPost queued(String... items) {
        return queuedAs(1, items);
    }

    /** The same with an id of its own. */
    public static QueuedPost queuedAs(int number, String... items) {
        return new QueuedPost(new PostDetails(
                new PostId(new UUID(0, number)),
                ACCOUNT,
                content(items),
                new DecisionId(new UUID(1, number)),
                CREATED,
                DUE,
                PostTerms.USUAL,
                Tries.NONE,
                List.of()));
    }

    /** Under its first claim, at its first item. */
    public static PublishingPost publishing(String... items) {
        return queued(items).claim(FIRST_CLAIM, INTENT, ATTEMPT_LENGTH);
    }

    public static UnconfirmedPost unconfirmed(String... items) {
        return publishing(items).lost("the connection dropped");
    }

    public static Content content(String... items) {
        return Content.of(Arrays.stream(items).map(PostText::new).toList());
    }

    public static SitePostId siteId(String value) {
        return new SitePostId(value);
    }
}
