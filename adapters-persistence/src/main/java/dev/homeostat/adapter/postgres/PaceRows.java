package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;

/** Writes and reads how fast an account posts, and the rate slots that its posts have taken. */
final class PaceRows {

    private static final String COUNT = """
            SELECT count(*) FILTER (WHERE taken_at > :hour) AS last_hour, count(*) AS last_day,
                   (SELECT max(taken_at) FROM homeostat.rate_slots WHERE account_id = :account) AS latest
            FROM homeostat.rate_slots WHERE account_id = :account AND taken_at > :day
            """;

    private PaceRows() {}

    static Slots slots(Handle handle, AccountRow account) {
        Instant now = account.accountNow();
        return handle.createQuery(COUNT)
                .bind("account", account.id().value())
                .bind("hour", now.minus(Duration.ofHours(1)))
                .bind("day", now.minus(Duration.ofDays(1)))
                .map((row, context) ->
                        new Slots(row.getInt("last_hour"), row.getInt("last_day"), Columns.maybeInstant(row, "latest")))
                .one();
    }

    /** Takes the slot of an attempt. */
    static void take(Handle handle, AccountRow account, PostId post, int attempt) {
        handle.createUpdate("""
                        INSERT INTO homeostat.rate_slots (account_id, post_id, attempt, taken_at)
                        VALUES (:account, :post, :attempt, :accountNow)
                        """)
                .bind("account", account.id().value())
                .bind("post", post.value())
                .bind("attempt", attempt)
                .bind("accountNow", account.accountNow())
                .execute();
    }

    static void giveBack(Handle handle, PublishingPost claimed) {
        handle.createUpdate("DELETE FROM homeostat.rate_slots WHERE post_id = :post AND attempt = :attempt")
                .bind("post", claimed.id().value())
                .bind("attempt", claimed.attempt().number())
                .execute();
    }

    static void keep(Handle handle, AccountId account, Pacing pacing) {
        handle.createUpdate("""
                        UPDATE homeostat.accounts
                        SET posting_rate = :rate, rate_good = :good, rate_bad = :bad, throttled_until = :until
                        WHERE account_id = :account
                        """)
                .bind("rate", pacing.rate().perHour())
                .bind("good", pacing.good())
                .bind("bad", pacing.bad())
                .bind("until", pacing.throttledUntil())
                .bind("account", account.value())
                .execute();
    }

    /** As it comes back when it was kept. */
    static Pacing storable(Pacing pacing) {
        return new Pacing(
                pacing.rate(),
                pacing.good(),
                pacing.bad(),
                pacing.throttledUntil().map(until -> until.truncatedTo(ChronoUnit.MICROS)));
    }
}
