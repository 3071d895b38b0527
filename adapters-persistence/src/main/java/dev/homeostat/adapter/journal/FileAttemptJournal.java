package dev.homeostat.adapter.journal;

import dev.homeostat.application.error.port.ErrorTracker;
import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.JournalUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.ErrorContext;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal in a file of 64 KiB for each account, readable by its owner alone. The file is written in full when it is
 * made, so that it serves on a full disk too. A last record that was not written to its end is cut off; any other
 * damage is recorded as an error and the damaged file kept beside the journal.
 *
 * <p>A process has the file of an account from its first entry that is open until none is open any more; in this time
 * other processes are refused, and told which one has it. Thread-safe; an interrupt of the calling thread does not
 * disturb it.
 */
public final class FileAttemptJournal implements AttemptJournal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FileAttemptJournal.class);
    private static final Answer KEPT = new Answer.Kept();

    private final Path directory;
    private final ErrorTracker errors;
    private final Disk disk;
    private final Map<AccountId, AttemptFile> held = new HashMap<>();

    /**
     * A journal in that directory, which is made when it is first needed. Asking for what is {@link #open} makes the
     * file of an account, so that room is set aside while there is some.
     *
     * @param errors is told of damage
     */
    public FileAttemptJournal(Path directory, ErrorTracker errors) {
        this(directory, errors, new LocalDisk());
    }

    FileAttemptJournal(Path directory, ErrorTracker errors, Disk disk) {
        this.directory = directory;
        this.errors = errors;
        this.disk = disk;
    }

    /**
     * How many attempts are open in the file of an account, which is only read: no lock is taken and nothing made.
     *
     * @throws IOException when the file cannot be read
     */
    public static int countOpen(Path directory, AccountId account) throws IOException {
        Path file = pathOf(directory, account);
        if (!Files.exists(file)) {
            return 0;
        }
        OpenAttempts attempts = new OpenAttempts();
        attempts.read(CheckedLines.scan(Files.readAllBytes(file)).texts());
        return attempts.entries().size();
    }

    @Override
    public Answer intend(Claim claim) {
        Entry intent = Entry.intended(claim);
        return keep(intent, file -> intend(file, intent));
    }

    @Override
    public Answer settled(Claim claim, PublishOutcome outcome) {
        Entry settled = Entry.intended(claim).settled(outcome);
        return keep(settled, file -> settle(file, settled));
    }

    @Override
    public List<Entry> open(AccountId account) {
        try {
            return use(account, AttemptFile::open);
        } catch (IOException failure) {
            if (Files.exists(pathOf(account))) {
                throw unavailable(account, failure);
            }
            LOG.warn("the journal of account '{}' could not be made: {}", account, failure.getMessage());
            return List.of();
        }
    }

    @Override
    public void close(Entry entry) {
        try {
            use(entry.account(), file -> {
                if (file.find(entry).isPresent()) {
                    file.close(entry);
                }
                return KEPT;
            });
        } catch (IOException failure) {
            throw unavailable(entry.account(), failure);
        }
    }

    /** Lets go of all files; what is open in them stays so. */
    @Override
    public synchronized void close() {
        List.copyOf(held.keySet()).forEach(this::letGo);
    }

    private static Answer intend(AttemptFile file, Entry intent) throws IOException {
        Optional<Entry> known = file.find(intent);
        if (known.isPresent()) {
            return known.get().outcome().isEmpty() ? KEPT : refused("the outcome of this attempt is known already");
        }
        if (!file.open().isEmpty()) {
            return refused("the attempt at post %s is still open"
                    .formatted(file.open().getFirst().post()));
        }
        if (file.unsound().isPresent()) {
            return refused(file.unsound().get());
        }
        file.reserve(intent);
        file.keep(intent);
        return KEPT;
    }

    private static Answer settle(AttemptFile file, Entry settled) throws IOException {
        Optional<Entry> known = file.find(settled);
        if (known.isPresent() && known.get().outcome().isPresent()) {
            return known.get().equals(AttemptCodec.asKept(settled))
                    ? KEPT
                    : refused("another outcome of this attempt is kept already");
        }
        if (known.isEmpty()) {
            file.reserve(settled);
        }
        file.keep(AttemptCodec.asKept(settled));
        return KEPT;
    }

    private Answer keep(Entry entry, Use<Answer> use) {
        try {
            return use(entry.account(), use);
        } catch (IOException failure) {
            return refused(message(entry.account(), failure));
        }
    }

    @FunctionalInterface
    private interface Use<T> {

        T of(AttemptFile file) throws IOException;
    }

    private synchronized <T> T use(AccountId account, Use<T> use) throws IOException {
        boolean interrupted = Thread.interrupted();
        boolean going = false;
        try {
            T result = use.of(file(account));
            going = !file(account).open().isEmpty();
            return result;
        } finally {
            if (!going) {
                letGo(account);
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private AttemptFile file(AccountId account) throws IOException {
        AttemptFile known = held.get(account);
        if (known != null) {
            return known;
        }
        LocalDisk.ensureDirectory(directory);
        AttemptFile taken = AttemptFile.take(pathOf(account), disk, damage -> tell(account, damage));
        held.put(account, taken);
        return taken;
    }

    private void letGo(AccountId account) {
        AttemptFile file = held.remove(account);
        if (file == null) {
            return;
        }
        try {
            file.close();
        } catch (IOException failure) {
            LOG.warn("the journal of account '{}' was not closed: {}", account, failure.getMessage());
        }
    }

    private Path pathOf(AccountId account) {
        return pathOf(directory, account);
    }

    private static Path pathOf(Path directory, AccountId account) {
        return directory.resolve(account + ".attempts");
    }

    private void tell(AccountId account, String damage) {
        errors.record(new TrackedError(
                "journal",
                "damaged",
                Severity.CRITICAL,
                damage,
                new ErrorContext(Optional.of(account), Optional.empty(), Optional.empty(), "journal")));
    }

    private static JournalUnavailable unavailable(AccountId account, IOException failure) {
        return new JournalUnavailable(message(account, failure), failure);
    }

    private static String message(AccountId account, IOException failure) {
        return "the journal of account '%s' cannot be used: %s".formatted(account, failure.getMessage());
    }

    private static Answer refused(String reason) {
        return new Answer.Refused(reason);
    }
}
