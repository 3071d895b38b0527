package dev.homeostat.testkit.memory;

import dev.homeostat.application.moderation.port.ModerationDesk.Removal;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.RateBounds;
import dev.homeostat.domain.post.SitePostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is kept of one account. */
final class MemoryAccount {

    final AccountId id;
    final Instant anchor;
    AccountTime time;
    Epoch epoch = Epoch.NONE;
    Optional<Tenure> tenure = Optional.empty();
    Optional<Instant> lastClaim = Optional.empty();
    Mode mode = Mode.DRY_RUN;
    Optional<Stop> stop = Optional.empty();
    Optional<Hold> pause = Optional.empty();
    Optional<Pacing> kept = Optional.empty();

    final PostShelf posts = new PostShelf();
    final PlanBook plan = new PlanBook();
    final ReadingQueue readings = new ReadingQueue();
    final RewardLog rewards = new RewardLog();
    final RunLog runs = new RunLog();
    final SlotBook slots = new SlotBook();

    private final List<KeptPost> takenDown = new ArrayList<>();

    MemoryAccount(AccountId id, AccountTime time, Instant anchor) {
        this.id = id;
        this.time = time;
        this.anchor = anchor;
    }

    /** How fast it posts, as when it begins to before the first settlement. */
    Pacing pacing(RateBounds bounds) {
        return kept.orElseGet(() -> Pacing.begin(bounds));
    }

    /** Marks what is known of the post to stand on the site for removal. */
    void takeDown(KeptPost post) {
        if (post.removals.isEmpty()) {
            takenDown.add(post);
        }
        int items = post.post().details().published().size();
        IntStream.rangeClosed(1, items).forEach(position -> post.removals.putIfAbsent(position, RemovalMark.NEW));
    }

    /** What is still to be removed, in the order of the orders, of each post the last item first. */
    Stream<Removal> removals(Instant machineNow) {
        return takenDown.stream().flatMap(post -> post.removalsLeft(machineNow));
    }

    Optional<Removal> removal(SitePostId item, Instant machineNow) {
        return removals(machineNow)
                .filter(removal -> removal.item().equals(item))
                .findFirst();
    }

    boolean isHeldUnder(Epoch tenureEpoch, Instant machineNow) {
        return tenure.filter(held -> held.epoch().equals(tenureEpoch) && !held.isOverAt(machineNow))
                .isPresent();
    }
}
