package dev.homeostat.testkit.memory;

import dev.homeostat.application.post.port.Posts.AttemptRecord;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.post.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The attempts at one post, in order. */
final class AttemptLog {

    private final List<AttemptRecord> records = new ArrayList<>();
    private final Map<Attempt, EngineId> engines = new HashMap<>();
    private final Set<Attempt> granted = new HashSet<>();

    void begin(Attempt attempt, EngineId engine) {
        records.add(new AttemptRecord(attempt, Optional.empty(), Optional.empty()));
        engines.put(attempt, engine);
    }

    void grant(Attempt attempt) {
        granted.add(attempt);
    }

    void end(Attempt attempt, String outcome, String detail) {
        records.replaceAll(record -> record.attempt().equals(attempt)
                ? new AttemptRecord(attempt, Optional.of(outcome), Optional.of(detail))
                : record);
    }

    List<AttemptRecord> records() {
        return List.copyOf(records);
    }

    EngineId engineOf(Attempt attempt) {
        return Optional.ofNullable(engines.get(attempt))
                .orElseThrow(() -> new NoSuchElementException("there was no attempt %s".formatted(attempt)));
    }

    boolean isGranted(Attempt attempt) {
        return granted.contains(attempt);
    }

    /** Whether no other item went out under its claim before. */
    boolean isFirstOfItsClaim(Attempt attempt) {
        return records.stream()
                .map(AttemptRecord::attempt)
                .noneMatch(other -> other.number() == attempt.number() && other.position() < attempt.position());
    }

    /** When the latest attempt at an item began, empty before the first. */
    Optional<Instant> latestAt(int position) {
        return records.stream()
                .map(AttemptRecord::attempt)
                .filter(attempt -> attempt.position() == position)
                .map(Attempt::intendedAt)
                .max(Instant::compareTo);
    }
}
