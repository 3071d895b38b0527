package dev.homeostat.testkit.alert;

import dev.homeostat.application.alert.DeliverNotices;
import dev.homeostat.application.alert.RaiseNotices;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.ScriptedNotifier;
import dev.homeostat.testkit.SequentialIds;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An engine's telling, with a pass of the delivery every ten seconds of manual time. */
final class Telling {

    static final Episode STORE_AWAY = Episode.of("store-away");
    static final Episode BREAKER = Episode.of("breaker/site");
    static final Episode POST_FAILED = Episode.of("post-failed", new AccountId("ours"));
    static final Duration PASS = Duration.ofSeconds(10);

    final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T08:00:00Z"));
    final InMemoryStore store = new InMemoryStore(clock);
    final LeavingOutbox outbox = new LeavingOutbox(store.ports().notices());
    final ScriptedNotifier mail = new ScriptedNotifier("mail");
    final ScriptedNotifier hook = new ScriptedNotifier("hook");
    final NoticeTerms terms;
    RaiseNotices raise;
    DeliverNotices deliver;

    private final SequentialIds ids = new SequentialIds(4);

    Telling(NoticeTerms terms) {
        this.terms = terms;
        start();
    }

    static Telling toBoth() {
        return new Telling(NoticeTerms.toAll(List.of("mail", "hook")));
    }

    /** Forgets what is in memory. */
    void start() {
        raise = new RaiseNotices(outbox, terms, ids, clock, Runnable::run);
        deliver = new DeliverNotices(raise, outbox, List.of(mail, hook), ids, () -> 0.5, Runnable::run);
    }

    void opened(Episode episode) {
        raise.opened(episode, Severity.ERROR, episode + " began", "", Optional.empty());
    }

    void failed(Episode episode, Episode cause) {
        raise.occurred(episode, Severity.WARNING, episode + " began", "", Optional.of(cause));
    }

    void pass() {
        deliver.execute();
        clock.advance(PASS);
    }

    void passFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(PASS)) {
            pass();
        }
    }

    static List<String> titles(ScriptedNotifier channel) {
        return channel.delivered().stream().map(Notice::title).toList();
    }

    /** How every notice in the store stands on the channel, oldest first. */
    List<DeliveryStatus> statuses(String channel) {
        return store.ports().notices().notices(1_000).reversed().stream()
                .flatMap(notice -> store.ports().notices().progress(notice.id()).stream())
                .filter(progress -> progress.channel().equals(channel))
                .map(Progress::status)
                .toList();
    }
}
