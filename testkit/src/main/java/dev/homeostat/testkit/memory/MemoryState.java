package dev.homeostat.testkit.memory;

import dev.homeostat.application.alert.NoticeBook;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.MachineClock;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.engagement.ReadingCadence;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All that the store keeps. Every access happens inside {@link #transact}. */
final class MemoryState {

    final SortedMap<String, MemoryAccount> accounts = new TreeMap<>();
    final Map<PostId, KeptPost> posts = new LinkedHashMap<>();
    final EventLog events = new EventLog();
    final NoticeBook notices = new NoticeBook();
    final AuditTrail audit = new AuditTrail();

    Optional<Hold> killSwitch = Optional.empty();

    private final MachineClock clock;
    private Optional<StoreFault> nextFault = Optional.empty();
    private boolean away;

    MemoryState(MachineClock clock) {
        this.clock = clock;
    }

    /** Runs one transaction; on a planned fault it happens not at all, or happens and its reply is lost. */
    synchronized <T> T transact(Supplier<T> body) {
        if (away) {
            throw new StoreUnavailable("the store is away (planned)");
        }
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

    synchronized void beAway(boolean isAway) {
        away = isAway;
    }

    synchronized void failNext(StoreFault fault) {
        nextFault = Optional.of(fault);
    }

    Instant machineNow() {
        return clock.now();
    }

    MemoryAccount open(AccountId id) {
        Instant now = machineNow();
        return accounts.computeIfAbsent(id.value(), key -> new MemoryAccount(id, AccountTime.realTime(now), now));
    }

    MemoryAccount account(AccountId id) {
        return Optional.ofNullable(accounts.get(id.value()))
                .orElseThrow(() -> new NoSuchElementException("account '%s' was never opened".formatted(id)));
    }

    /** The account, or an empty one that is not kept, for questions to which "nothing" is an answer. */
    MemoryAccount knownOrEmpty(AccountId id) {
        return Optional.ofNullable(accounts.get(id.value()))
                .orElseGet(() -> new MemoryAccount(id, AccountTime.realTime(machineNow()), machineNow()));
    }

    KeptPost post(PostId id) {
        return Optional.ofNullable(posts.get(id))
                .orElseThrow(() -> new NoSuchElementException("there is no post %s".formatted(id)));
    }

    /** Keeps a new post. */
    void add(KeptPost kept) {
        posts.put(kept.id(), kept);
        account(kept.post().details().account()).posts.add(kept);
    }

    /** Keeps what a post has become. */
    void change(Post after) {
        AccountId account = after.details().account();
        account(account).posts.change(post(after.id()), after, accountNow(account));
    }

    /** Keeps what a post has become with its event; what has come to stand on the site whole is read from now on. */
    void keep(Post after, RecordedEvent event) {
        change(after);
        events.add(event);
        if (after instanceof PublishedPost published) {
            ReadingQueue readings = account(after.details().account()).readings;
            readings.plan(post(after.id()), Optional.of(ReadingCadence.first(published.postedAt())));
        }
    }

    Instant accountNow(AccountId id) {
        return account(id).time.accountAt(machineNow());
    }

    Controls controls(AccountId id) {
        MemoryAccount account = account(id);
        return new Controls(account.mode, killSwitch, account.stop, account.pause);
    }

    boolean holds(Tenure tenure) {
        return account(tenure.account()).isHeldUnder(tenure.epoch(), machineNow());
    }
}
