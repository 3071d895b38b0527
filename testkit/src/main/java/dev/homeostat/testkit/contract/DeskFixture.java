package dev.homeostat.testkit.contract;

import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;
import java.util.List;

/** What contracts of desks need of the store under test besides. */
public interface DeskFixture extends StoreFixture {

    /** Every event in the store, oldest first. */
    List<RecordedEvent> recordedEvents();

    /** Keeps a post of an opened account in whatever state it is that has not been claimed. */
    void keep(Post post, Decision decision);
}
