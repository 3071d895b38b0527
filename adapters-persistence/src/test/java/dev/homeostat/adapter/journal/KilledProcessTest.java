package dev.homeostat.adapter.journal;

import static dev.homeostat.adapter.journal.JournalFixture.ACCOUNT;
import static dev.homeostat.adapter.journal.JournalFixture.claimOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.AttemptJournal.Answer;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed with SIGKILL in the middle of writing. */
class KilledProcessTest {

    private static final PublishOutcome OUTCOME = new PublishOutcome.Confirmed(new SitePostId("1000001"));

    @TempDir
    private Path directory;

    private final List<TrackedError> errors = new ArrayList<>();

    @Test
    void nothingThatWasKeptIsLostAndNothingClosedComesBack() throws Exception {
        int next = 1;
        for (int life = 0; life < 4; life++) {
            List<String> said = sayings(Attempts.class, next, 60 + 37 * life);
            String last = said.getLast();
            int number = Integer.parseInt(last.substring(last.indexOf(' ') + 1));
            try (FileAttemptJournal journal = new FileAttemptJournal(directory, errors::add)) {
                List<Entry> open = journal.open(ACCOUNT);

                assertThat(open).as("after '%s'", last).isSubsetOf(possibleAfter(last, number));
                assertThat(open).as("after '%s'", last).hasSize(last.startsWith("intended") ? 1 : open.size());
                open.forEach(journal::close);
            }
            next = number + 2;
        }
        assertThat(errors).isEmpty();
    }

    @Test
    void anotherProcessIsToldWhoHasTheJournal() throws Exception {
        Process holder = start(Holder.class, 1);
        try (BufferedReader lines = holder.inputReader();
                FileAttemptJournal journal = new FileAttemptJournal(directory, errors::add)) {
            assertThat(lines.readLine()).isEqualTo("held");

            assertThat(journal.intend(claimOf(2)))
                    .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.reason())
                            .contains("in use by process " + holder.pid()));
            kill(holder);

            assertThat(journal.open(ACCOUNT)).containsExactly(Entry.intended(claimOf(1)));
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void whatTheSpoolTookIsThereInOrder() throws Exception {
        for (int life = 0; life < 3; life++) {
            List<String> said = sayings(Texts.class, 1, 50 + 41 * life);
            try (Spool spool = new Spool(
                    SpoolSettings.in(directory), damage -> assertThat(damage).isNull())) {
                assertThat(spool.findLeftovers()).isTrue();
                List<String> left = new ArrayList<>();
                for (List<String> some = spool.oldest(100); !some.isEmpty(); some = spool.oldest(100)) {
                    left.addAll(some);
                    spool.drop(some.size());
                }

                assertThat(left).startsWith(said.toArray(String[]::new));
                assertThat(left.size()).isBetween(said.size(), said.size() + 1);
            }
        }
    }

    /** What was said last is durable; the step after it may be so too. */
    private static List<Entry> possibleAfter(String last, int number) {
        Entry entry = Entry.intended(claimOf(number));
        return last.startsWith("closed")
                ? List.of(Entry.intended(claimOf(number + 1)))
                : List.of(entry, entry.settled(OUTCOME));
    }

    /** What a process says until so many lines are read, and what it managed to say before it was dead. */
    private List<String> sayings(Class<?> program, int from, int count) throws Exception {
        Process process = start(program, from);
        List<String> said = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (said.size() == count) {
                    kill(process);
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(said.size()).isGreaterThanOrEqualTo(count);
        return said;
    }

    private Process start(Class<?> program, int from) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        directory.toString(),
                        Integer.toString(from))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void kill(Process process) throws InterruptedException {
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Keeps attempts one after the other and says what is durable. */
    static final class Attempts {

        private Attempts() {}

        public static void main(String[] args) {
            FileAttemptJournal journal = new FileAttemptJournal(Path.of(args[0]), error -> say(error.message()));
            for (int number = Integer.parseInt(args[1]); ; number++) {
                journal.intend(claimOf(number));
                say("intended " + number);
                journal.settled(claimOf(number), OUTCOME);
                say("settled " + number);
                journal.close(Entry.intended(claimOf(number)));
                say("closed " + number);
            }
        }
    }

    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws Exception {
            FileAttemptJournal journal = new FileAttemptJournal(Path.of(args[0]), error -> say(error.message()));
            journal.intend(claimOf(1));
            say("held");
            Thread.currentThread().join();
        }
    }

    static final class Texts {

        private Texts() {}

        public static void main(String[] args) throws IOException {
            Spool spool = new Spool(SpoolSettings.in(Path.of(args[0])), KilledProcessTest::say);
            for (int number = 1; ; number++) {
                spool.append(List.of("text " + number));
                say("text " + number);
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
