package dev.homeostat.domain.publishing;

import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import java.time.Duration;
import java.time.Instant;

/** What to do about a post that is found in {@code posting}. Pure and thread-safe. */
public final class SweepPolicy {

    private SweepPolicy() {}

    /** The answer. */
    public sealed interface Decision {

        /** Its holder is at work. */
        record Leave() implements Decision {}

        /** It takes long, but its holder lives. */
        record Warn(Duration posting) implements Decision {}

        /** Its holder is gone or stuck: the outcome is unknown. */
        record Release(UnconfirmedPost post) implements Decision {}
    }

    /**
     * A claim older than the tenure belongs to an engine that is gone. Else time since the claim decides.
     *
     * @param tenureEpoch epoch of the tenure under which the sweep runs
     */
    public static Decision decide(PublishingPost post, Epoch tenureEpoch, Instant machineNow, PublishLimits limits) {
        if (post.attempt().epoch().isOlderThan(tenureEpoch)) {
            return new Decision.Release(post.lost("the engine that was publishing it is gone"));
        }
        Duration posting = Duration.between(post.since(), machineNow);
        if (posting.compareTo(limits.actStuckAfter()) >= 0) {
            return new Decision.Release(
                    post.lost("it was being published for %d s without an outcome".formatted(posting.toSeconds())));
        }
        return posting.compareTo(limits.warnStuckAfter()) >= 0 ? new Decision.Warn(posting) : new Decision.Leave();
    }
}
