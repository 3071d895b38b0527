package dev.homeostat.domain.post;

import dev.homeostat.domain.account.Epoch;
import java.time.Duration;
import java.time.Instant;

/**
 * The intent to publish one item, durable before the irreversible step.
 *
 * @param number counts the claims of a post from 1
 * @param position the item's place in the post, from 1
 * @param epoch fences this claim: a writer with an older one changes nothing
 * @param contentHash {@link PostText#hash()} of the item
 * @param intendedAt machine time by the store's clock
 * @param deadline machine time after which the irreversible step must not be begun and must have been given up
 */
public record Attempt(int number, int position, Epoch epoch, String contentHash, Instant intendedAt, Instant deadline) {

    public Attempt {
        if (number < 1 || position < 1) {
            throw new IllegalArgumentException("attempts and positions count from 1");
        }
        if (!deadline.isAfter(intendedAt)) {
            throw new IllegalArgumentException("an attempt's deadline must be later than its intent");
        }
    }

    public Duration length() {
        return Duration.between(intendedAt, deadline);
    }
}
