package dev.homeostat.domain.post;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the search for an item on the site's timeline has come.
 *
 * @param absentReads reads that would have shown the item and did not
 * @param lastAbsentRead machine time at which the latest of them began
 * @param forPerson why a person must decide, empty while reading can still tell
 */
public record Search(int absentReads, Optional<Instant> lastAbsentRead, Optional<String> forPerson) {

    public static final Search NOT_BEGUN = new Search(0, Optional.empty(), Optional.empty());

    Search absentAt(Instant readAt) {
        return new Search(absentReads + 1, Optional.of(readAt), forPerson);
    }

    Search handedToPerson(String reason) {
        return new Search(absentReads, lastAbsentRead, Optional.of(reason));
    }
}
