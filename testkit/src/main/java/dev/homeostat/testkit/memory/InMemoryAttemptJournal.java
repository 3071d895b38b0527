package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.JournalUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A journal that outlives the engines that a test or a simulation lets die, as long as the journal itself is held on
 * to. Thread-safe.
 */
public final class InMemoryAttemptJournal implements AttemptJournal {

    private static final Answer KEPT = new Answer.Kept();

    private final List<Entry> open = new ArrayList<>();
    private Optional<String> full = Optional.empty();
    private boolean closeFails;

    /** From now on there is room only for the outcomes of intents that are kept already. */
    public synchronized void refuse(String reason) {
        full = Optional.of(reason);
    }

    /** There is room again. */
    public synchronized void accept() {
        full = Optional.empty();
    }

    /** The next entry that is to be closed stays open. */
    public synchronized void failNextClose() {
        closeFails = true;
    }

    @Override
    public synchronized Answer intend(Claim claim) {
        Entry intent = Entry.intended(claim);
        Optional<Entry> known = known(intent);
        if (known.isPresent()) {
            return known.get().outcome().isEmpty() ? KEPT : refused("its outcome is known already");
        }
        Optional<Entry> other = of(intent.account()).stream().findFirst();
        if (other.isPresent()) {
            return refused(
                    "the attempt at post %s is open".formatted(other.get().post()));
        }
        return add(intent);
    }

    @Override
    public synchronized Answer settled(Claim claim, PublishOutcome outcome) {
        Entry settled = Entry.intended(claim).settled(outcome);
        Optional<Entry> known = known(settled);
        if (known.isEmpty()) {
            return add(settled);
        }
        if (known.get().outcome().isEmpty()) {
            open.replaceAll(entry -> entry.isOfSameAttempt(settled) ? settled : entry);
            return KEPT;
        }
        return known.get().equals(settled) ? KEPT : refused("another outcome is kept already");
    }

    @Override
    public synchronized List<Entry> open(AccountId account) {
        return of(account);
    }

    @Override
    public synchronized void close(Entry entry) {
        if (closeFails) {
            closeFails = false;
            throw new JournalUnavailable("the journal does not close this entry", new IOException("planned"));
        }
        open.removeIf(entry::isOfSameAttempt);
    }

    private Answer add(Entry entry) {
        if (full.isPresent()) {
            return refused(full.get());
        }
        open.add(entry);
        return KEPT;
    }

    private Optional<Entry> known(Entry like) {
        return open.stream().filter(like::isOfSameAttempt).findFirst();
    }

    private List<Entry> of(AccountId account) {
        return open.stream().filter(entry -> entry.account().equals(account)).toList();
    }

    private static Answer refused(String reason) {
        return new Answer.Refused(reason);
    }
}
