package dev.homeostat.adapter.postgres;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.ReadingCadence;
import dev.homeostat.domain.engagement.ReadingOrder;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

final class JdbiEngagementLedger implements EngagementLedger {

    private static final Duration TO_FIRST_READING =
            Duration.between(Instant.EPOCH, ReadingCadence.first(Instant.EPOCH));

    private static final String OUTCOMES = """
            SELECT outcome, sum(count)::bigint AS readings FROM homeostat.reading_outcomes
            WHERE account_id = :account AND hour >= :since GROUP BY outcome
            """;

    private static final String COVERAGE = """
            SELECT count(*) AS due,
                   count(*) FILTER (WHERE EXISTS (
                       SELECT FROM homeostat.engagement_readings r WHERE r.post_id = m.post_id)) AS read,
                   (SELECT coalesce(sum(o.count), 0)::bigint FROM homeostat.reading_outcomes o
                    WHERE o.account_id = :account AND o.outcome = :read) AS readings
            FROM homeostat.content_metadata m
            WHERE m.account_id = :account AND m.status = 'posted' AND m.items_published = m.item_count
              AND m.posted_at <= :postedUntil
            """;

    private final Database database;

    JdbiEngagementLedger(Database database) {
        this.database = database;
    }

    @Override
    public List<DueReading> due(AccountId account, int limit) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.read(handle, account).accountNow();
            return ReadingRows.due(handle, account, now).stream()
                    .sorted(ReadingOrder.at(now))
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public boolean record(Tenure tenure, DueReading listed, ReadingVerdict verdict, Pace pace) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            Optional<Instant> postedAt = ReadingRows.postedAt(handle, account.id(), listed);
            return account.isHeldUnder(tenure.epoch())
                    && postedAt.isPresent()
                    && record(handle, account, listed, postedAt.get(), verdict, pace);
        });
    }

    private static boolean record(
            Handle handle, AccountRow account, DueReading listed, Instant postedAt, ReadingVerdict verdict, Pace pace) {
        Instant now = account.accountNow();
        ReadingRows.plan(handle, listed.post(), ReadingCadence.next(postedAt, now, verdict, listed.failures(), pace));
        return switch (verdict) {
            case ReadingVerdict.Accepted accepted ->
                accept(handle, account.id(), listed.post(), new Reading(now, accepted.metrics()));
            case ReadingVerdict.Failed failed -> {
                ReadingRows.setFailures(handle, listed.post(), listed.failures() + 1);
                ReadingRows.count(handle, account.id(), failed.cause().word(), now);
                yield true;
            }
        };
    }

    private static boolean accept(Handle handle, AccountId account, PostId post, Reading reading) {
        boolean kept = ReadingRows.insert(handle, account, post, reading);
        if (kept) {
            ReadingRows.setFailures(handle, post, 0);
            ReadingRows.count(handle, account, Success.READ, reading.observedAt());
        }
        return kept;
    }

    @Override
    public List<Reading> readings(PostId post) {
        return database.inTransaction(handle -> ReadingRows.of(handle, post));
    }

    @Override
    public Success success(AccountId account, Duration span) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.read(handle, account).accountNow();
            Instant since = now.minus(span).truncatedTo(ChronoUnit.HOURS);
            TreeMap<String, Long> outcomes = handle.createQuery(OUTCOMES)
                    .bind("account", account.value())
                    .bind("since", since)
                    .reduceRows(new TreeMap<String, Long>(), (counts, row) -> {
                        counts.put(row.getColumn("outcome", String.class), row.getColumn("readings", Long.class));
                        return counts;
                    });
            return new Success(since, outcomes);
        });
    }

    @Override
    public Coverage coverage(AccountId account) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.read(handle, account).accountNow();
            return handle.createQuery(COVERAGE)
                    .bind("account", account.value())
                    .bind("read", Success.READ)
                    .bind("postedUntil", now.minus(TO_FIRST_READING))
                    .map((row, context) ->
                            new Coverage(row.getLong("due"), row.getLong("read"), row.getLong("readings")))
                    .one();
        });
    }
}
