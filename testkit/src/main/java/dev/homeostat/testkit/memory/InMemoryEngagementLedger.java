package dev.homeostat.testkit.memory;

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
import dev.homeostat.domain.post.PublishedPost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class InMemoryEngagementLedger implements EngagementLedger {

    private final MemoryState state;

    InMemoryEngagementLedger(MemoryState state) {
        this.state = state;
    }

    @Override
    public List<DueReading> due(AccountId account, int limit) {
        return state.transact(() -> {
            Instant now = state.accountNow(account);
            return state.account(account).readings.due(now).stream()
                    .flatMap(InMemoryEngagementLedger::listed)
                    .sorted(ReadingOrder.at(now))
                    .limit(limit)
                    .toList();
        });
    }

    private static Stream<DueReading> listed(KeptPost kept) {
        return kept.post() instanceof PublishedPost published
                ? Stream.of(new DueReading(
                        published.id(),
                        published.details().sitePostId().orElseThrow(),
                        published.postedAt(),
                        kept.readingDue.orElseThrow(),
                        kept.latestReading(),
                        kept.readingFailures))
                : Stream.empty();
    }

    @Override
    public boolean record(Tenure tenure, DueReading listed, ReadingVerdict verdict, Pace pace) {
        return state.transact(() -> {
            KeptPost kept = state.posts.get(listed.post());
            return state.holds(tenure)
                    && kept != null
                    && kept.post().details().account().equals(tenure.account())
                    && kept.readingDue.equals(Optional.of(listed.dueAt()))
                    && kept.post() instanceof PublishedPost published
                    && keep(tenure.account(), kept, published, listed.failures(), verdict, pace);
        });
    }

    private boolean keep(
            AccountId account, KeptPost kept, PublishedPost post, int failures, ReadingVerdict verdict, Pace pace) {
        Instant now = state.accountNow(account);
        ReadingQueue queue = state.account(account).readings;
        queue.plan(kept, ReadingCadence.next(post.postedAt(), now, verdict, failures, pace));
        return switch (verdict) {
            case ReadingVerdict.Accepted accepted -> accept(queue, kept, new Reading(now, accepted.metrics()));
            case ReadingVerdict.Failed failed -> {
                kept.readingFailures++;
                queue.count(failed.cause().word(), now);
                yield true;
            }
        };
    }

    private static boolean accept(ReadingQueue queue, KeptPost kept, Reading reading) {
        Instant bucket = ReadingCadence.bucket(reading.observedAt());
        boolean sameAsBefore = kept.latestReading()
                .filter(before -> ReadingCadence.bucket(before.observedAt()).equals(bucket))
                .isPresent();
        if (sameAsBefore) {
            return false;
        }
        kept.readings.add(reading);
        kept.readingFailures = 0;
        queue.count(Success.READ, reading.observedAt());
        return true;
    }

    @Override
    public List<Reading> readings(PostId post) {
        return state.transact(() -> Optional.ofNullable(state.posts.get(post))
                .map(kept -> List.copyOf(kept.readings))
                .orElse(List.of()));
    }

    @Override
    public Success success(AccountId account, Duration span) {
        return state.transact(() -> {
            Instant since = ReadingQueue.firstHour(state.accountNow(account), span);
            return new Success(since, state.account(account).readings.countsSince(since));
        });
    }

    @Override
    public Coverage coverage(AccountId account) {
        return state.transact(() -> {
            Instant now = state.accountNow(account);
            List<KeptPost> due = state.account(account)
                    .posts
                    .publishedSince(Instant.MIN)
                    .filter(kept -> kept.post() instanceof PublishedPost published
                            && !ReadingCadence.first(published.postedAt()).isAfter(now))
                    .toList();
            return new Coverage(
                    due.size(),
                    due.stream().filter(kept -> !kept.readings.isEmpty()).count(),
                    due.stream().mapToLong(kept -> kept.readings.size()).sum());
        });
    }
}
