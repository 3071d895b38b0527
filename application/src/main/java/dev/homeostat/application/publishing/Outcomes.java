package dev.homeostat.application.publishing;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.application.publishing.port.JournalUnavailable;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings outcomes to the desk. What the desk does not take is kept in the journal of this host and brought again, by
 * whichever engine of this host next holds the account; where not even the journal takes it, in memory. Calls come one
 * at a time.
 */
final class Outcomes {

    private final PublishingPorts ports;
    private final PublishLimits limits;
    private final List<Entry> inMemory = new ArrayList<>();

    Outcomes(PublishingPorts ports, PublishLimits limits) {
        this.ports = ports;
        this.limits = limits;
    }

    /**
     * Records an outcome.
     *
     * @throws StoreUnavailable when the desk did not take it, or its answer was lost; the outcome is kept
     */
    Settlement settle(RunContext run, Claim claim, PublishOutcome outcome) {
        Settlement settlement;
        try {
            settlement = ports.desk().settle(claim, outcome, limits);
        } catch (StoreUnavailable e) {
            keep(claim, outcome);
            throw e;
        }
        Entry intent = Entry.intended(claim);
        entries(run).stream()
                .filter(entry -> entry.isOfSameAttempt(intent))
                .forEach(entry -> close(run, entry, "publish_granted_offline"));
        return settlement;
    }

    private void keep(Claim claim, PublishOutcome outcome) {
        if (ports.journal().settled(claim, outcome) instanceof AttemptJournal.Answer.Refused(String reason)) {
            inMemory.add(Entry.intended(claim).settled(outcome));
            ports.watcher().saw(new EngineEvent.JournalRefused(reason));
        }
    }

    /**
     * Brings what is kept to the desk, oldest first.
     *
     * @return how many entries were brought
     * @throws StoreUnavailable when the desk does not take them; they stay kept
     */
    int replay(RunContext run) {
        List<Entry> kept = entries(run);
        for (Entry entry : kept) {
            bring(run, entry);
            close(run, entry, "publish_replayed");
        }
        return kept.size();
    }

    /** A journal that cannot be read now, because another process has it for instance, is read at another time. */
    private List<Entry> entries(RunContext run) {
        List<Entry> all = new ArrayList<>();
        try {
            all.addAll(ports.journal().open(run.account()));
        } catch (JournalUnavailable e) {
            track(run, "journal_unreadable", e);
        }
        all.addAll(inMemory);
        return all;
    }

    private void track(RunContext run, String kind, JournalUnavailable e) {
        ports.errors()
                .record(new TrackedError(
                        "publishing", kind, Severity.ERROR, String.valueOf(e.getMessage()), run.errorContext()));
    }

    private void close(RunContext run, Entry entry, String act) {
        ports.audit()
                .append(new AuditRecord(
                        Optional.of(entry.account()),
                        run.tenure().engine().value(),
                        act,
                        entry.post().toString(),
                        data(entry)));
        if (inMemory.remove(entry)) {
            if (inMemory.isEmpty()) {
                ports.watcher().saw(new EngineEvent.JournalCaughtUp());
            }
            return;
        }
        try {
            ports.journal().close(entry);
        } catch (JournalUnavailable e) {
            track(run, "journal_not_closed", e);
        }
    }

    private SortedMap<String, String> data(Entry entry) {
        SortedMap<String, String> data = new TreeMap<>();
        data.put("attempt", Integer.toString(entry.attempt().number()));
        data.put("position", Integer.toString(entry.attempt().position()));
        data.put("epoch", entry.attempt().epoch().toString());
        data.put("content_hash", entry.attempt().contentHash());
        data.put("outcome", entry.outcome().map(PublishOutcome::word).orElse("unknown"));
        ports.posts().find(entry.post()).map(Post::details).ifPresent(details -> {
            data.put("decision_id", details.decision().toString());
            data.put("text", details.textAt(entry.attempt().position()).value());
        });
        return data;
    }

    private void bring(RunContext run, Entry entry) {
        PublishOutcome outcome = entry.outcome()
                .orElseGet(() -> new PublishOutcome.Unconfirmed("the engine ended while the store was away"));
        Optional<PublishingPost> claimed = ports.posts()
                .find(entry.post())
                .filter(PublishingPost.class::isInstance)
                .map(PublishingPost.class::cast);
        claimed.filter(post -> post.attempt().equals(entry.attempt()))
                .ifPresent(post -> settleLate(new Claim(entry.tenureEpoch(), post), outcome));
        claimed.filter(post -> goesOnAfter(entry, post)).ifPresent(post -> doubt(new Claim(entry.tenureEpoch(), post)));
        testify(run, entry, outcome);
    }

    private void settleLate(Claim claim, PublishOutcome outcome) {
        if (ports.desk().settle(claim, outcome, limits) instanceof Settlement.Next next) {
            leave(next.claim());
        }
    }

    /** The desk had taken the outcome already: only its answer was lost, or the entry could not be closed then. */
    private static boolean goesOnAfter(Entry entry, PublishingPost post) {
        return post.attempt().epoch().equals(entry.attempt().epoch())
                && post.attempt().position() > entry.attempt().position();
    }

    /** A thread's next item, which may have been sent since; where it was not, reading proves it. */
    private void doubt(Claim next) {
        ports.desk().settle(next, new PublishOutcome.Unconfirmed("nobody knows whether its turn had come"), limits);
    }

    /** A thread's next item, which is claimed just now: it waits for its turn in the queue. */
    private void leave(Claim next) {
        ports.desk()
                .settle(
                        next,
                        new PublishOutcome.NotSent(Hindrance.LATE, "the store was away when its turn came"),
                        limits);
    }

    /** The post was released meanwhile; that the site showed an id settles it all the same. */
    private void testify(RunContext run, Entry entry, PublishOutcome outcome) {
        Optional<Post> stored = ports.posts().find(entry.post());
        if (outcome instanceof PublishOutcome.Confirmed confirmed
                && stored.isPresent()
                && stored.get() instanceof UnsettledPost unsettled
                && unsettled.attempt().equals(entry.attempt())) {
            ports.desk().resolve(run.tenure(), unsettled, new Verdict.Found(confirmed.id()), Instant.EPOCH);
        }
    }
}
