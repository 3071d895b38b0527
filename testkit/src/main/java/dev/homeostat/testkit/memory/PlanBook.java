package dev.homeostat.testkit.memory;

import dev.homeostat.domain.content.FactUse;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.content.Slot;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An account's plan: what each slot holds, and which facts are told when. */
final class PlanBook {

    private final NavigableMap<Slot, KeptPost> slots = new TreeMap<>();
    private final NavigableMap<Instant, List<KeptPost>> byDueTime = new TreeMap<>();

    boolean isTaken(Slot slot) {
        return slots.containsKey(slot);
    }

    void add(KeptPost kept, PlannedPost planned) {
        slots.put(planned.slot(), kept);
        List<KeptPost> due = byDueTime.computeIfAbsent(planned.post().details().dueAt(), key -> new ArrayList<>());
        due.add(kept);
        due.sort(Comparator.comparing(KeptPost::id));
    }

    /** The slots from then on that hold a post. */
    Set<Slot> takenSince(Instant start) {
        return Collections.unmodifiableSet(
                new TreeSet<>(slots.tailMap(new Slot(start), true).keySet()));
    }

    /** By slot, newest first. */
    Stream<PlannedPost> latest(int limit) {
        return slots.descendingMap().values().stream().limit(limit).flatMap(kept -> kept.planned.stream());
    }

    /** Uses of facts by due time, oldest first. */
    List<FactUse> usesSince(Instant since) {
        return byDueTime.tailMap(since, true).values().stream()
                .flatMap(List::stream)
                .filter(kept -> !freesItsFacts(kept.post()))
                .flatMap(kept -> kept.planned.stream())
                .flatMap(planned -> planned.uses().stream())
                .toList();
    }

    /** What was archived before anything of it was or may be out has told nothing; a rehearsal counts as told. */
    private static boolean freesItsFacts(Post post) {
        return post instanceof ArchivedPost archived
                && archived.details().published().isEmpty()
                && !archived.inDoubt()
                && !archived.reason().equals(ArchivedPost.REHEARSED)
                && !archived.reason().equals(ArchivedPost.SHADOWED);
    }
}
