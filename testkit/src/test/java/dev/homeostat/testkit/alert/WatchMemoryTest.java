package dev.homeostat.testkit.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.alert.EngineNotices;
import dev.homeostat.application.memory.WatchMemory;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.memory.MemoryPolicy;
import dev.homeostat.domain.memory.MemoryReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchMemoryTest {

    private static final long MEBIBYTE = 1 << 20;

    private final Telling telling = Telling.toBoth();
    private final List<RecordedEvent> events = new ArrayList<>();
    private final List<TrackedError> errors = new ArrayList<>();
    private Optional<MemoryReading> now = Optional.empty();
    private final WatchMemory watch = new WatchMemory(
            () -> now,
            new MemoryPolicy(2_048 * MEBIBYTE),
            (account, event) -> events.add(event),
            errors::add,
            new EngineNotices(new AccountId("ours"), telling.raise, transition -> {}, EngineWatcher.NONE),
            telling.clock);

    @Test
    void recordsWhatIsTakenNowAndThenAndSaysNothingWhileItIsLittle() {
        for (int minute = 0; minute <= 20; minute++) {
            look(900);
        }

        assertThat(events).hasSize(3).allMatch(event -> event.type().equals("memory_report"));
        assertThat(events.getFirst().data())
                .containsEntry("jvm_bytes", Long.toString(300 * MEBIBYTE))
                .containsEntry("browser_bytes", Long.toString(600 * MEBIBYTE))
                .containsEntry("total_bytes", Long.toString(900 * MEBIBYTE))
                .containsEntry("processes", "9");
        assertThat(errors).isEmpty();
        assertThat(telling.mail.delivered()).isEmpty();
    }

    @Test
    void tooMuchIsOneEpisodeUntilItHasFallenAndAnotherOneAfterwards() {
        look(3_000);
        look(2_000);
        look(3_000);
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().eventType()).isEqualTo("error_memory_high");
        assertThat(errors.getFirst().message()).contains("9 processes take 3000 MiB", "the limit is 2048 MiB");
        assertThat(Telling.titles(telling.mail)).containsExactly("the program takes much memory");

        for (int minute = 0; minute < 15; minute++) {
            look(1_000);
        }
        look(3_000);
        assertThat(errors).hasSize(2);
        assertThat(Telling.titles(telling.mail).stream().filter("the program takes much memory"::equals))
                .hasSize(2);
    }

    @Test
    void whereNothingCanBeMeasuredNothingHappens() {
        watch.execute();
        watch.execute();

        assertThat(events).isEmpty();
        assertThat(errors).isEmpty();
    }

    /** Measures, and lets a minute pass in which what is to be told is told. */
    private void look(long mebibytes) {
        now = Optional.of(new MemoryReading(300 * MEBIBYTE, (mebibytes - 300) * MEBIBYTE, 9));
        watch.execute();
        telling.passFor(Duration.ofMinutes(1));
    }
}
