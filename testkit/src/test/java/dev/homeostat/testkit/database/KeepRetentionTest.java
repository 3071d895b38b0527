package dev.homeostat.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.database.KeepRetention;
import dev.homeostat.application.database.RetentionSettings;
import dev.homeostat.application.database.port.Retention;
import dev.homeostat.domain.job.RunOutcome;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepRetentionTest {

    private final Shelf shelf = new Shelf();
    private final KeepRetention retention = new KeepRetention(shelf, RetentionSettings.DEFAULT);

    @Test
    void everythingOldIsForgottenHoweverMuchThereIs() {
        shelf.old.put(Retention.Kind.RUNS, 12_345);
        shelf.old.put(Retention.Kind.READING_OUTCOMES, 7);
        shelf.months.add(YearMonth.of(2025, 1));

        RunOutcome outcome = retention.execute(Runs.CONTEXT);

        assertThat(outcome)
                .isEqualTo(new RunOutcome.Success("forgot 12345 runs, 7 reading outcomes, the events of 2025-01"));
        assertThat(shelf.old.values()).allMatch(left -> left == 0);
    }

    @Test
    void roomIsMadeEvenWhenNothingIsOld() {
        assertThat(retention.execute(Runs.CONTEXT))
                .isEqualTo(new RunOutcome.Success("nothing is old enough to be forgotten"));
        assertThat(shelf.prepared).isOne();
    }

    @Test
    void aRunEndsAndLeavesTheRestForTheNext() {
        shelf.old.put(Retention.Kind.RUNS, Integer.MAX_VALUE);

        assertThat(retention.execute(Runs.CONTEXT).detail()).isEqualTo("forgot 1000000 runs");
    }

    @Test
    void eachHasItsOwnAge() {
        retention.execute(Runs.CONTEXT);

        assertThat(shelf.asked)
                .containsEntry(Retention.Kind.EVENTS, Duration.ofDays(365))
                .containsEntry(Retention.Kind.RUNS, Duration.ofDays(90))
                .containsEntry(Retention.Kind.READING_OUTCOMES, Duration.ofDays(365))
                .hasSize(Retention.Kind.values().length);
    }

    @Test
    void whatIsCountedBackForAMonthCannotBeForgotten() {
        Duration month = Duration.ofDays(31);
        Duration less = Duration.ofDays(30);

        assertThat(new RetentionSettings(month, month, month, month, month).runs())
                .isEqualTo(month);
        assertThatThrownBy(() -> new RetentionSettings(month, month, month, less, month))
                .hasMessageContaining("rateSlots must be kept for 31 days at least");
    }

    /** Holds numbers of old records, and notes what it is asked. */
    private static final class Shelf implements Retention {

        private final Map<Kind, Integer> old = new EnumMap<>(Kind.class);
        private final Map<Kind, Duration> asked = new EnumMap<>(Kind.class);
        private final List<YearMonth> months = new ArrayList<>();
        private int prepared;

        @Override
        public void prepareMonths() {
            prepared++;
        }

        @Override
        public List<YearMonth> dropMonths(Duration olderThan) {
            return List.copyOf(months);
        }

        @Override
        public int remove(Kind kind, Duration olderThan, int atMost) {
            asked.put(kind, olderThan);
            int removed = Math.min(atMost, old.getOrDefault(kind, 0));
            old.merge(kind, -removed, Integer::sum);
            return removed;
        }
    }
}
