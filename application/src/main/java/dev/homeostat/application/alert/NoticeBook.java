package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox.Batch;
import dev.homeostat.application.alert.port.NoticeOutbox.Entry;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.application.alert.port.NoticeOutbox.Standing;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodePolicy;
import dev.homeostat.domain.alert.EpisodePolicy.Step;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Episodes and notices in memory: what {@code NoticeOutbox} promises, without its durability and with the time as an
 * argument. Stands in for the outbox while that is away, and behind its in-memory adapter. Not thread-safe.
 */
public final class NoticeBook {

    private final Map<NoticeId, EpisodeState> episodes = new LinkedHashMap<>();
    private final Map<Episode, NoticeId> standing = new LinkedHashMap<>();
    private final Map<UUID, Long> positions = new HashMap<>();
    private final NoticeQueue queue = new NoticeQueue();

    public void raise(Batch batch, NoticeTerms terms, Instant now) {
        for (Entry entry : batch.entries()) {
            if (entry.position() > positions.getOrDefault(batch.writer(), 0L)) {
                take(entry.signal(), now.minus(entry.age()), terms);
                positions.put(batch.writer(), entry.position());
            }
        }
        closeWhatIsOver(terms, now);
        batch.reports().forEach(report -> queue.take(report, now));
    }

    private void take(Signal signal, Instant at, NoticeTerms terms) {
        find(signal.episode())
                .filter(state -> EpisodePolicy.isToClose(state, terms.quiet(), at))
                .ifPresent(state -> close(state, terms, at));
        Optional<EpisodeState> before = find(signal.episode());
        switch (signal) {
            case Signal.Opening opening ->
                keep(EpisodePolicy.opened(before, opening.causedBy().flatMap(this::find), opening, at), terms);
            case Signal.Ending ending -> before.ifPresent(state -> put(EpisodePolicy.ended(state, ending, at)));
        }
    }

    private void closeWhatIsOver(NoticeTerms terms, Instant now) {
        for (NoticeId id : List.copyOf(standing.values())) {
            EpisodeState state = state(id);
            if (EpisodePolicy.isToClose(state, terms.quiet(), now)) {
                close(state, terms, now);
            }
        }
    }

    private void close(EpisodeState state, NoticeTerms terms, Instant at) {
        List<EpisodeState> held = episodes.values().stream()
                .filter(other -> other.heldBy().equals(Optional.of(state.id())))
                .toList();
        keep(EpisodePolicy.closed(state, held, at), terms);
        for (EpisodeState other : held) {
            if (!other.isClosed()) {
                keep(EpisodePolicy.released(other, other.causedBy().flatMap(this::find), at), terms);
            }
        }
    }

    private void keep(Step step, NoticeTerms terms) {
        put(step.after());
        step.notice().ifPresent(notice -> queue.add(notice, terms));
    }

    private void put(EpisodeState state) {
        episodes.put(state.id(), state);
        if (state.isClosed()) {
            standing.remove(state.episode());
        } else {
            standing.put(state.episode(), state.id());
        }
    }

    private Optional<EpisodeState> find(Episode episode) {
        return Optional.ofNullable(standing.get(episode)).map(this::state);
    }

    private EpisodeState state(NoticeId id) {
        return Optional.ofNullable(episodes.get(id)).orElseThrow();
    }

    public Standing standing(Instant now) {
        return new Standing(now, standing.values().stream().map(this::state).toList());
    }

    public Optional<Dispatch> next(
            String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms, Instant now) {
        return queue.next(channel, behind, digest, terms, now);
    }

    public DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter, Instant now) {
        return queue.record(dispatch, delivery, jitter, now);
    }

    public List<Notice> notices(int limit) {
        return queue.latest(limit);
    }

    public List<Progress> progress(NoticeId notice) {
        return queue.progress(notice);
    }

    /**
     * Forgets notices made before that of which nothing is still to be delivered.
     *
     * @return how many
     */
    public int forgetNotices(Instant before, int atMost) {
        return queue.forget(before, atMost);
    }

    /**
     * Forgets episodes that were closed before that.
     *
     * @return how many
     */
    public int forgetEpisodes(Instant before, int atMost) {
        List<NoticeId> old = episodes.values().stream()
                .filter(state ->
                        state.closedAt().filter(at -> at.isBefore(before)).isPresent())
                .limit(atMost)
                .map(EpisodeState::id)
                .toList();
        old.forEach(episodes::remove);
        return old.size();
    }

    /** Whether a notice came of the signal of that id. */
    boolean made(NoticeId signal) {
        return queue.knows(signal);
    }

    /** What was settled here, for an outbox that knows nothing of it. */
    List<DeliveryReport> reports(Instant now) {
        return queue.reports(now);
    }

    /** Counts what a channel took by way of an outbox. */
    void tookAlso(String channel, Instant now) {
        queue.count(channel, now);
    }

    boolean isBusy(Instant now) {
        return queue.isBusy(now);
    }

    /** Forgets all but how many notices were delivered lately, and goes on from what an outbox knows. */
    void startFrom(List<EpisodeState> known) {
        episodes.clear();
        standing.clear();
        positions.clear();
        queue.clear();
        known.forEach(this::put);
    }
}
