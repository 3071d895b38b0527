package dev.homeostat.testkit.memory;

import dev.homeostat.domain.pacing.Slots;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishingPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rate slots that an account's posts have taken, by time. */
final class SlotBook {

    private final List<Taken> taken = new ArrayList<>();

    private record Taken(PostId post, int attempt, Instant at) {}

    void take(PostId post, int attempt, Instant accountNow) {
        taken.add(new Taken(post, attempt, accountNow));
    }

    void giveBack(PublishingPost claimed) {
        for (int i = taken.size() - 1; i >= 0; i--) {
            Taken slot = taken.get(i);
            if (slot.post().equals(claimed.id())
                    && slot.attempt() == claimed.attempt().number()) {
                taken.remove(i);
                return;
            }
        }
    }

    /** Forgets slots that were taken before that. */
    int forget(Instant before, int atMost) {
        List<Taken> old = taken.stream()
                .filter(slot -> slot.at().isBefore(before))
                .limit(atMost)
                .toList();
        taken.removeAll(old);
        return old.size();
    }

    Slots at(Instant accountNow) {
        return new Slots(
                since(accountNow.minus(Duration.ofHours(1))),
                since(accountNow.minus(Duration.ofDays(1))),
                taken.isEmpty() ? Optional.empty() : Optional.of(taken.getLast().at()));
    }

    /** How many were taken after that. */
    private int since(Instant start) {
        int count = 0;
        while (count < taken.size() && taken.get(taken.size() - 1 - count).at().isAfter(start)) {
            count++;
        }
        return count;
    }
}
