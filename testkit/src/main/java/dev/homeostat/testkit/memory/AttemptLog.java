package dev.homeostat.testkit.memory;

import dev.homeostat.application.post.port.Posts.AttemptRecord;
import dev.homeostat.domain.post.Attempt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The attempts at one post, in order. */
final class AttemptLog {

    private final List<AttemptRecord> records = new ArrayList<>();

    void begin(Attempt attempt) {
        records.add(new AttemptRecord(attempt, Optional.empty(), Optional.empty()));
    }

    void end(Attempt attempt, String outcome, String detail) {
        records.replaceAll(record -> record.attempt().equals(attempt)
                ? new AttemptRecord(attempt, Optional.of(outcome), Optional.of(detail))
                : record);
    }

    List<AttemptRecord> records() {
        return List.copyOf(records);
    }
}
