package dev.homeostat.testkit.memory;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.testkit.contract.AttemptJournalContract;

class InMemoryAttemptJournalTest implements AttemptJournalContract {

    private final InMemoryAttemptJournal journal = new InMemoryAttemptJournal();

    @Override
    public AttemptJournal journal() {
        return journal;
    }

    @Override
    public AttemptJournal reopened() {
        return journal;
    }

    @Override
    public void fill() {
        journal.refuse("the disk is full");
    }
}
