package dev.homeostat.adapter.journal;

import static dev.homeostat.adapter.journal.JournalFixture.ACCOUNT;
import static dev.homeostat.adapter.journal.JournalFixture.claimOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeostat.application.publishing.port.AttemptJournal.Answer;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk that is full: 128 KiB in memory, where it is allowed to mount one. */
class SmallDiskTest {

    @TempDir
    private Path mountPoint;

    private boolean mounted;

    @BeforeEach
    void mount() {
        mounted = ran("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", mountPoint.toString());
        assumeTrue(mounted, "a file system can be mounted");
    }

    @AfterEach
    void unmount() {
        if (mounted) {
            assertThat(ran("umount", mountPoint.toString())).isTrue();
        }
    }

    @Test
    void aKeptIntentHasItsOutcomeThoughTheDiskIsFull() throws IOException {
        try (FileAttemptJournal journal = new FileAttemptJournal(mountPoint.resolve("journal"), error -> {})) {
            journal.open(ACCOUNT);
            fillUp();

            assertThat(journal.intend(claimOf(1))).isEqualTo(new Answer.Kept());
            assertThat(journal.settled(claimOf(1), new PublishOutcome.Unconfirmed("x".repeat(2_000))))
                    .isEqualTo(new Answer.Kept());
            assertThat(journal.open(ACCOUNT)).hasSize(1);
            journal.close(Entry.intended(claimOf(1)));
            assertThat(journal.open(ACCOUNT)).isEmpty();
        }
    }

    @Test
    void withoutRoomNothingIsBegun() throws IOException {
        fillUp();
        try (FileAttemptJournal journal = new FileAttemptJournal(mountPoint.resolve("journal"), error -> {})) {
            assertThat(journal.intend(claimOf(1))).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void theSpoolTakesAllOrNothing() throws IOException {
        try (Spool spool = new Spool(SpoolSettings.in(mountPoint.resolve("spool")), damage -> {})) {
            spool.append(List.of("one"));
            fillUp();
            assertThatThrownBy(() -> spool.append(List.of("x".repeat(20_000)))).isInstanceOf(IOException.class);

            assertThat(spool.oldest(10)).containsExactly("one");
            spool.drop(1);
            assertThat(spool.isEmpty()).isTrue();
        }
    }

    private void fillUp() throws IOException {
        try (OutputStream filling = Files.newOutputStream(mountPoint.resolve("filling"))) {
            byte[] page = new byte[1_024];
            assertThatThrownBy(() -> {
                        while (true) {
                            filling.write(page);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private static boolean ran(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
