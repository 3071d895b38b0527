package dev.homeostat.testkit.memory;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.RunId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All that the store keeps. Every access happens inside {@link #transact}. */
final class MemoryState {

    /** What is kept of one account. */
    static final class Account {
        AccountTime time;
        final Instant anchor;
        Epoch epoch = Epoch.NONE;
        Optional<Tenure> tenure = Optional.empty();
        Optional<Instant> lastClaim = Optional.empty();
        Mode mode = Mode.DRY_RUN;
        Optional<Hold> pause = Optional.empty();

        Account(AccountTime time, Instant anchor) {
            this.time = time;
            this.anchor = anchor;
        }
    }

    final SortedMap<String, Account> accounts = new TreeMap<>();
    final Map<PostId, Post> posts = new LinkedHashMap<>();
    final Map<PostId, Decision> decisions = new LinkedHashMap<>();
    private final Map<PostId, AttemptLog> attempts = new LinkedHashMap<>();
    final List<RecordedEvent> events = new ArrayList<>();
    final Map<RunId, JobRun> runs = new LinkedHashMap<>();

    Optional<Hold> killSwitch = Optional.empty();

    private final MachineClock clock;
    private Optional<StoreFault> nextFault = Optional.empty();

    MemoryState(MachineClock clock) {
        this.clock = clock;
    }

    /** Runs one transaction; on a planned fault it happens not at all, or happens and its reply is lost. */
    synchronized <T> T transact(Supplier<T> body) {
        Optional<StoreFault> fault = nextFault;
        nextFault = Optional.empty();
        if (fault.equals(Optional.of(StoreFault.NOT_REACHED))) {
            throw new StoreUnavailable("the store was not reached (planned)");
        }
        T result = body.get();
        if (fault.equals(Optional.of(StoreFault.COMMITTED_REPLY_LOST))) {
            throw new StoreUnavailable("the store's reply was lost (planned)");
        }
        return result;
    }

    synchronized void failNext(StoreFault fault) {
        nextFault = Optional.of(fault);
    }

    Instant machineNow() {
        return clock.now();
    }

    Account account(AccountId id) {
        return Optional.ofNullable(accounts.get(id.value()))
                .orElseThrow(() -> new NoSuchElementException("account '%s' was never opened".formatted(id)));
    }

    Post post(PostId id) {
        return Optional.ofNullable(posts.get(id))
                .orElseThrow(() -> new NoSuchElementException("there is no post %s".formatted(id)));
    }

    AttemptLog attempts(PostId id) {
        return attempts.computeIfAbsent(id, key -> new AttemptLog());
    }

    Instant accountNow(AccountId id) {
        return account(id).time.accountAt(machineNow());
    }

    Controls controls(AccountId id) {
        Account account = account(id);
        return new Controls(account.mode, killSwitch, account.pause);
    }

    void event(String type, Severity severity, Instant at, Map<String, String> data) {
        events.add(new RecordedEvent(type, severity, at, data));
    }
}
