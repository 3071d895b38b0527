package dev.homeostat.adapter.journal;

import static dev.homeostat.adapter.journal.JournalFixture.ACCOUNT;
import static dev.homeostat.adapter.journal.JournalFixture.claimOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.AttemptJournal.Answer;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an intent costs here; the line that it prints is for people. */
class JournalCostTest {

    private static final int TIMES = 200;

    @TempDir
    private Path directory;

    @Test
    void anIntentIsCheapBesideTheStepThatItPrecedes() {
        long[] micros = new long[TIMES];
        try (FileAttemptJournal journal = new FileAttemptJournal(directory, error -> {})) {
            journal.open(ACCOUNT);
            for (int number = 0; number < TIMES; number++) {
                long begun = System.nanoTime();
                assertThat(journal.intend(claimOf(number + 1))).isEqualTo(new Answer.Kept());
                micros[number] = (System.nanoTime() - begun) / 1_000;
                journal.close(Entry.intended(claimOf(number + 1)));
            }
        }
        Arrays.sort(micros);

        System.out.printf(
                "intents: %d, median: %d us, p99: %d us, slowest: %d us%n",
                TIMES, micros[TIMES / 2], micros[TIMES * 99 / 100], micros[TIMES - 1]);
        assertThat(micros[TIMES / 2]).isLessThan(1_000_000);
    }
}
