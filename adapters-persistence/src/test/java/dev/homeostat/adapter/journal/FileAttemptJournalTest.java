package dev.homeostat.adapter.journal;

import static dev.homeostat.adapter.journal.JournalFixture.claimOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.AttemptJournal.Answer;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.application.publishing.port.JournalUnavailable;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.contract.AttemptJournalContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAttemptJournalTest implements AttemptJournalContract {

    private static final PublishOutcome LONGEST =
            new PublishOutcome.Unconfirmed("\uD83D".repeat(OutcomeCodec.MAX_TEXT));

    @TempDir
    private Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private final List<TrackedError> errors = new ArrayList<>();
    private Optional<FileAttemptJournal> current = Optional.empty();

    @AfterEach
    void close() {
        current.ifPresent(FileAttemptJournal::close);
    }

    @Override
    public FileAttemptJournal journal() {
        if (current.isEmpty()) {
            current = Optional.of(new FileAttemptJournal(directory(), errors::add, disk));
        }
        return current.get();
    }

    @Override
    public FileAttemptJournal reopened() {
        close();
        current = Optional.empty();
        return journal();
    }

    @Override
    public void fill() {
        disk.full(true);
    }

    @Test
    void itsOwnerAloneCanReadIt() throws IOException {
        journal().intend(claimOf(1));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsOpenCanBeCountedWhileAnotherHasTheFileAndWithoutMakingOne() throws IOException {
        Claim claim = claimOf(1);
        assertThat(FileAttemptJournal.countOpen(
                        directory(), Entry.intended(claim).account()))
                .isZero();
        assertThat(directory()).doesNotExist();

        journal().intend(claim);
        assertThat(FileAttemptJournal.countOpen(
                        directory(), Entry.intended(claim).account()))
                .isOne();

        journal().close(Entry.intended(claim));
        assertThat(FileAttemptJournal.countOpen(
                        directory(), Entry.intended(claim).account()))
                .isZero();
    }

    @Test
    void onAFullDiskNothingIsBegunUnlessThereIsAFileAlready() {
        fill();
        assertThat(journal().intend(claimOf(1)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.reason())
                        .contains("No space left on device"));
        assertThat(journal().open(JournalFixture.ACCOUNT)).isEmpty();

        disk.full(false);
        journal().open(JournalFixture.ACCOUNT);
        fill();
        assertThat(journal().intend(claimOf(1))).isEqualTo(new Answer.Kept());
    }

    @Test
    void itsRoomIsNeverSpentOnWhatLeavesNoneForAnOutcome() {
        journal().open(JournalFixture.ACCOUNT);
        fill();

        long kept = IntStream.rangeClosed(1, 50)
                .takeWhile(number -> journal().intend(claimOf(number)).equals(new Answer.Kept()))
                .peek(number -> {
                    assertThat(journal().settled(claimOf(number), LONGEST)).isEqualTo(new Answer.Kept());
                    journal().close(Entry.intended(claimOf(number)));
                })
                .count();

        assertThat(kept).isBetween(2L, 49L);
        assertThat(reopened().open(JournalFixture.ACCOUNT)).isEmpty();
        disk.full(false);
        assertThat(journal().intend(claimOf(99))).isEqualTo(new Answer.Kept());
    }

    @Test
    void itDoesNotGrow() throws IOException {
        for (int number = 1; number <= 1_000; number++) {
            journal().intend(claimOf(number));
            journal().settled(claimOf(number), OUTCOME);
            journal().close(Entry.intended(claimOf(number)));
        }

        assertThat(Files.size(file())).isEqualTo(AttemptFile.CAPACITY);
        assertThat(JournalFixture.names(directory())).containsExactly("main.attempts", "main.attempts.lock");
    }

    @Test
    void aTornLastRecordIsCutOffWhereverItIsTorn() throws IOException {
        Claim claim = claimOf(1);
        journal().intend(claim);
        byte[] before = Files.readAllBytes(file());
        journal().settled(claim, OUTCOME);
        byte[] after = Files.readAllBytes(file());
        int from = used(before);
        int to = used(after);

        for (int written = 1; written < to - from - 1; written++) {
            byte[] torn = before.clone();
            System.arraycopy(after, from, torn, from, written);
            close();
            Files.write(file(), torn);

            assertThat(reopened().open(JournalFixture.ACCOUNT))
                    .as("%d bytes of the last record were written", written)
                    .containsExactly(Entry.intended(claim));
            assertThat(Files.readAllBytes(file())).isEqualTo(before);
            assertThat(journal().settled(claim, OUTCOME)).isEqualTo(new Answer.Kept());
            assertThat(Files.readAllBytes(file())).isEqualTo(after);
        }
        assertThat(errors).isEmpty();
        assertThat(JournalFixture.names(directory())).noneMatch(name -> name.contains("damaged"));
    }

    @Test
    void anyDamageBeforeTheLastRecordIsToldAndKeptAside() throws IOException {
        journal().settled(claimOf(1), OUTCOME);
        byte[] first = Files.readAllBytes(file());
        journal().settled(claimOf(2), OUTCOME);
        byte[] whole = Files.readAllBytes(file());
        close();

        for (int at = 0; at < used(first) - 1; at += at < 100 ? 1 : 7) {
            if (whole[at] == CheckedLines.FILLER) {
                continue;
            }
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);
            errors.clear();

            List<Entry> open = reopened().open(JournalFixture.ACCOUNT);

            assertThat(open)
                    .as("byte %d is damaged", at)
                    .contains(Entry.intended(claimOf(2)).settled(OUTCOME));
            assertThat(errors).as("byte %d is damaged", at).singleElement().satisfies(error -> assertThat(
                            error.message())
                    .contains("main.attempts.damaged-1"));
            assertThat(Files.readAllBytes(directory().resolve("main.attempts.damaged-1")))
                    .isEqualTo(damaged);
            assertThat(reopened().open(JournalFixture.ACCOUNT)).isEqualTo(open);
            assertThat(errors).hasSize(1);
            close();
            Files.delete(directory().resolve("main.attempts.damaged-1"));
        }
    }

    @Test
    void aRecordThatIsMissingIsDamage() throws IOException {
        journal().intend(claimOf(1));
        int from = used(Files.readAllBytes(file()));
        journal().settled(claimOf(1), OUTCOME);
        int to = used(Files.readAllBytes(file()));
        journal().close(Entry.intended(claimOf(1)));
        byte[] bytes = Files.readAllBytes(file());
        System.arraycopy(CheckedLines.filler(to - from), 0, bytes, from, to - from);
        Files.write(file(), bytes);

        reopened().open(JournalFixture.ACCOUNT);

        assertThat(errors).extracting(TrackedError::eventType).containsExactly("error_journal_damaged");
    }

    @Test
    void damageThatCannotBeKeptAsideStopsNewIntentsAndNothingElse() throws IOException {
        journal().settled(claimOf(1), OUTCOME);
        journal().settled(claimOf(2), OUTCOME);
        byte[] bytes = Files.readAllBytes(file());
        bytes[used(bytes) / 2] ^= 1;
        Files.write(file(), bytes);
        fill();

        List<Entry> open = reopened().open(JournalFixture.ACCOUNT);
        assertThat(open).isNotEmpty();
        open.forEach(journal()::close);

        assertThat(journal().intend(claimOf(3)))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.reason())
                        .contains("no copy could be made"));
        disk.full(false);
        assertThat(journal().intend(claimOf(3))).isEqualTo(new Answer.Kept());
    }

    @Test
    void aFileOfANewerProgramIsLeftAlone() throws IOException {
        String header = AttemptCodec.header(1).replace("\"version\":1", "\"version\":2");
        Files.createDirectories(directory());
        Files.write(file(), CheckedLines.line(header));

        assertThatThrownBy(() -> journal().open(JournalFixture.ACCOUNT))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("newer");
        assertThat(journal().intend(claimOf(1))).isInstanceOf(Answer.Refused.class);
        assertThat(Files.readAllBytes(file())).isEqualTo(CheckedLines.line(header));
    }

    @Test
    void twoWritersInOneProcessDoNotShareAnAccountWhileSomethingIsOpen() {
        journal().intend(claimOf(1));
        try (FileAttemptJournal second = new FileAttemptJournal(directory(), errors::add)) {
            assertThat(second.intend(claimOf(2)))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.reason())
                            .contains("in use by this process"));
            assertThatThrownBy(() -> second.open(JournalFixture.ACCOUNT)).isInstanceOf(JournalUnavailable.class);
            journal().close(Entry.intended(claimOf(1)));

            assertThat(second.intend(claimOf(2))).isEqualTo(new Answer.Kept());
        }
    }

    @Test
    void aBrokenDiskIsARefusalAndWhatWasKeptStays() {
        journal().intend(claimOf(1));
        disk.broken(true);
        assertThat(journal().settled(claimOf(1), OUTCOME)).isInstanceOf(Answer.Refused.class);
        assertThatThrownBy(() -> journal().close(Entry.intended(claimOf(1)))).isInstanceOf(JournalUnavailable.class);
        disk.broken(false);

        assertThat(journal().open(JournalFixture.ACCOUNT)).containsExactly(Entry.intended(claimOf(1)));
        assertThat(journal().settled(claimOf(1), OUTCOME)).isEqualTo(new Answer.Kept());
    }

    @Test
    void aPlaceThatIsNoDirectoryIsARefusal() throws IOException {
        Files.writeString(directory(), "a file is in the way");

        assertThat(journal().intend(claimOf(1))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aJobThatIsCancelledCanStillKeepItsOutcome() {
        Thread.currentThread().interrupt();
        try {
            assertThat(journal().intend(claimOf(1))).isEqualTo(new Answer.Kept());
            assertThat(journal().settled(claimOf(1), OUTCOME)).isEqualTo(new Answer.Kept());
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
        assertThat(reopened().open(JournalFixture.ACCOUNT)).hasSize(1);
    }

    @Test
    void nothingIsAnsweredBeforeItIsOnTheDisk() {
        journal().open(JournalFixture.ACCOUNT);
        int before = disk.syncs();
        journal().intend(claimOf(1));
        assertThat(disk.syncs()).isEqualTo(before + 1);
        journal().settled(claimOf(1), OUTCOME);
        assertThat(disk.syncs()).isEqualTo(before + 2);
        journal().close(Entry.intended(claimOf(1)));
        assertThat(disk.syncs()).isEqualTo(before + 3);
    }

    @Test
    void secretsDoNotReachTheDisk() throws IOException {
        PublishOutcome telling = new PublishOutcome.Unconfirmed("the site said password=hunter2hunter2");
        journal().settled(claimOf(1), telling);
        assertThat(journal().settled(claimOf(1), telling)).isEqualTo(new Answer.Kept());

        assertThat(Files.readString(file(), StandardCharsets.US_ASCII)).doesNotContain("hunter2");
        assertThat(journal().open(JournalFixture.ACCOUNT))
                .extracting(entry -> entry.outcome().orElseThrow().detail())
                .containsExactly("the site said password=[redacted]");
    }

    @Test
    void anOutcomeComesBackAsItWas() {
        PublishOutcome outcome = new PublishOutcome.Confirmed(new SitePostId("ид-1"));
        journal().settled(claimOf(1), outcome);

        assertThat(reopened().open(JournalFixture.ACCOUNT))
                .extracting(AttemptJournal.Entry::outcome)
                .containsExactly(Optional.of(outcome));
    }

    private Path directory() {
        return home.resolve("journal");
    }

    private Path file() {
        return directory().resolve("main.attempts");
    }

    /** How much is written of a file. */
    private static int used(byte[] bytes) {
        int end = bytes.length;
        while (bytes[end - 1] == CheckedLines.FILLER) {
            end--;
        }
        return end + 1;
    }
}
