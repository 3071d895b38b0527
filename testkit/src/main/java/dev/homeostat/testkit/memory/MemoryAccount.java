package dev.homeostat.testkit.memory;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import java.time.Instant;
import java.util.Optional;

/** What is kept of one account. */
final class MemoryAccount {

    final AccountId id;
    final Instant anchor;
    AccountTime time;
    Epoch epoch = Epoch.NONE;
    Optional<Tenure> tenure = Optional.empty();
    Optional<Instant> lastClaim = Optional.empty();
    Mode mode = Mode.DRY_RUN;
    Optional<Hold> pause = Optional.empty();

    final PostShelf posts = new PostShelf();
    final PlanBook plan = new PlanBook();
    final ReadingQueue readings = new ReadingQueue();
    final RewardLog rewards = new RewardLog();
    final RunLog runs = new RunLog();

    MemoryAccount(AccountId id, AccountTime time, Instant anchor) {
        this.id = id;
        this.time = time;
        this.anchor = anchor;
    }

    boolean isHeldUnder(Epoch tenureEpoch, Instant machineNow) {
        return tenure.filter(held -> held.epoch().equals(tenureEpoch) && !held.isOverAt(machineNow))
                .isPresent();
    }
}
