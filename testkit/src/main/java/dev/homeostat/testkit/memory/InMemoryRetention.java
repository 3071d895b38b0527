package dev.homeostat.testkit.memory;

import dev.homeostat.application.database.port.Retention;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** Events lie in no months here: they are all dropped with their month. */
final class InMemoryRetention implements Retention {

    private final MemoryState state;

    InMemoryRetention(MemoryState state) {
        this.state = state;
    }

    @Override
    public void prepareMonths() {
        state.transact(() -> state);
    }

    @Override
    public List<YearMonth> dropMonths(Duration olderThan) {
        return state.transact(() -> state.events.dropBefore(firstKept(olderThan)));
    }

    private YearMonth firstKept(Duration olderThan) {
        return YearMonth.from(cutoff(olderThan).atOffset(ZoneOffset.UTC));
    }

    private Instant cutoff(Duration olderThan) {
        return state.machineNow().minus(olderThan);
    }

    @Override
    public int remove(Kind kind, Duration olderThan, int atMost) {
        return state.transact(() -> {
            Instant before = cutoff(olderThan);
            return switch (kind) {
                case EVENTS -> 0;
                case NOTICES -> state.notices.forgetNotices(before, atMost);
                case EPISODES -> state.notices.forgetEpisodes(before, atMost);
                case RUNS, RATE_SLOTS, READING_OUTCOMES -> ofAccounts(kind, before, atMost);
            };
        });
    }

    private int ofAccounts(Kind kind, Instant before, int atMost) {
        int removed = 0;
        for (MemoryAccount account : state.accounts.values()) {
            int most = atMost - removed;
            removed += switch (kind) {
                case RUNS -> account.runs.forget(before, most);
                case RATE_SLOTS -> account.slots.forget(before, most);
                case READING_OUTCOMES -> account.readings.forgetOutcomes(before, most);
                case EVENTS, NOTICES, EPISODES ->
                    throw new IllegalArgumentException("%s belong to no account".formatted(kind));
            };
        }
        return removed;
    }
}
