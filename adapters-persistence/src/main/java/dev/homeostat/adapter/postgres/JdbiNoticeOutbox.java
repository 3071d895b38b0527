package dev.homeostat.adapter.postgres;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryPolicy.Outcome;
import dev.homeostat.domain.alert.DeliveryPolicy.Pick;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Digest;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodePolicy;
import dev.homeostat.domain.alert.EpisodePolicy.Step;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.QueuedDelivery;
import dev.homeostat.domain.alert.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class JdbiNoticeOutbox implements NoticeOutbox {

    private static final String HEARD = """
            INSERT INTO homeostat.notice_writers (writer_id, position, written_at)
            VALUES (:writer, :position, :now)
            ON CONFLICT (writer_id) DO UPDATE SET position = excluded.position, written_at = excluded.written_at
            """;

    private final Database database;

    JdbiNoticeOutbox(Database database) {
        this.database = database;
    }

    @Override
    public void raise(Batch batch, NoticeTerms terms) {
        database.useTransaction(handle -> {
            Instant now = begin(handle);
            takeEntries(handle, batch, terms, now);
            for (EpisodeState state : EpisodeRows.standing(handle)) {
                closeIfOver(handle, state.id(), terms, now);
            }
            batch.reports().forEach(report -> DeliveryRows.take(handle, report, now));
        });
    }

    /** Lets one transaction at a time decide, for what one does depends on all that is open or queued. */
    private static Instant begin(Handle handle) {
        handle.execute("SELECT pg_advisory_xact_lock(hashtextextended('homeostat.notices', 0))");
        return now(handle);
    }

    private static Instant now(Handle handle) {
        return handle.createQuery("SELECT homeostat.now() AS now")
                .map((row, context) -> Columns.instant(row, "now"))
                .one();
    }

    private static void takeEntries(Handle handle, Batch batch, NoticeTerms terms, Instant now) {
        if (batch.entries().isEmpty()) {
            return;
        }
        long heard = heard(handle, batch.writer());
        for (Entry entry : batch.entries()) {
            if (entry.position() > heard) {
                take(handle, entry.signal(), now.minus(Micros.of(entry.age())), terms);
            }
        }
        handle.createUpdate(HEARD)
                .bind("writer", batch.writer())
                .bind("position", Math.max(heard, batch.entries().getLast().position()))
                .bind("now", now)
                .execute();
    }

    private static long heard(Handle handle, UUID writer) {
        return handle.createQuery("SELECT position FROM homeostat.notice_writers WHERE writer_id = :writer")
                .bind("writer", writer)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    private static void take(Handle handle, Signal signal, Instant at, NoticeTerms terms) {
        EpisodeRows.standing(handle, signal.episode()).ifPresent(state -> closeIfOver(handle, state.id(), terms, at));
        Optional<EpisodeState> before = EpisodeRows.standing(handle, signal.episode());
        switch (signal) {
            case Signal.Opening opening ->
                keep(handle, EpisodePolicy.opened(before, cause(handle, opening.causedBy()), opening, at), terms);
            case Signal.Ending ending ->
                before.ifPresent(state -> EpisodeRows.save(handle, EpisodePolicy.ended(state, ending, at)));
        }
    }

    private static Optional<EpisodeState> cause(Handle handle, Optional<Episode> causedBy) {
        return causedBy.flatMap(episode -> EpisodeRows.standing(handle, episode));
    }

    private static void closeIfOver(Handle handle, NoticeId id, NoticeTerms terms, Instant at) {
        EpisodeState state = EpisodeRows.find(handle, id).orElseThrow();
        if (!EpisodePolicy.isToClose(state, terms.quiet(), at)) {
            return;
        }
        List<EpisodeState> held = EpisodeRows.heldBy(handle, state);
        keep(handle, EpisodePolicy.closed(state, held, at), terms);
        for (EpisodeState other : held) {
            if (!other.isClosed()) {
                keep(handle, EpisodePolicy.released(other, cause(handle, other.causedBy()), at), terms);
            }
        }
    }

    private static void keep(Handle handle, Step step, NoticeTerms terms) {
        EpisodeRows.save(handle, step.after());
        step.notice().ifPresent(notice -> enqueue(handle, notice, terms.channels(), terms));
    }

    private static void enqueue(Handle handle, Notice notice, List<String> channels, NoticeTerms terms) {
        NoticeRows.insert(handle, notice, terms.firstThatWorks());
        DeliveryRows.insert(handle, notice.id(), channels, terms);
    }

    @Override
    public Standing standing() {
        return database.inTransaction(handle -> new Standing(now(handle), EpisodeRows.standing(handle)));
    }

    @Override
    public Optional<Dispatch> next(String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms) {
        return database.inTransaction(handle -> {
            Instant now = begin(handle);
            List<QueuedDelivery> queue = DeliveryRows.queue(handle, channel);
            int delivered = DeliveryRows.deliveredLately(handle, channel, now);
            return switch (DeliveryPolicy.pick(queue, behind, delivered, terms.perHour(), now)) {
                case Pick.Nothing nothing -> Optional.empty();
                case Pick.One one -> Optional.of(DeliveryRows.take(handle, one.notice(), channel, now));
                case Pick.Merge merge -> {
                    merge(handle, merge.notices(), channel, digest, terms, now);
                    yield Optional.of(DeliveryRows.take(handle, digest, channel, now));
                }
            };
        });
    }

    private static void merge(
            Handle handle, List<NoticeId> ids, String channel, NoticeId digest, NoticeTerms terms, Instant now) {
        List<Notice> notices =
                ids.stream().map(id -> NoticeRows.read(handle, id)).toList();
        enqueue(handle, Digest.of(digest, channel, notices, now), terms.channelsOfDigest(channel), terms);
        for (NoticeId id : ids) {
            DeliveryRows.settle(handle, id, channel, DeliveryStatus.MERGED, digest.toString(), now);
        }
    }

    @Override
    public DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter) {
        return database.inTransaction(handle -> {
            Instant now = begin(handle);
            NoticeId id = dispatch.notice().id();
            Progress stands = DeliveryRows.progress(handle, id).stream()
                    .filter(progress -> progress.channel().equals(dispatch.channel()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no notice %s".formatted(id)));
            if (stands.status() != DeliveryStatus.PENDING || stands.attempts() != dispatch.attempts()) {
                return stands.status();
            }
            Instant since = NoticeRows.read(handle, id).at();
            Outcome outcome = DeliveryPolicy.settle(since, stands.attempts(), delivery, now, jitter);
            if (outcome.status() == DeliveryStatus.DELIVERED) {
                isDelivered(handle, dispatch, outcome.detail(), now);
            } else {
                DeliveryRows.failed(handle, dispatch, outcome, now);
            }
            return outcome.status();
        });
    }

    private static void isDelivered(Handle handle, Dispatch dispatch, String receipt, Instant now) {
        NoticeId id = dispatch.notice().id();
        String channel = dispatch.channel();
        DeliveryRows.queue(handle, channel).stream()
                .takeWhile(older -> !older.notice().equals(id))
                .filter(DeliveryPolicy::stepsAside)
                .forEach(older -> DeliveryRows.setAside(handle, older.notice(), channel));
        DeliveryRows.settle(handle, id, channel, DeliveryStatus.DELIVERED, receipt, now);
        DeliveryRows.tryNow(handle, channel, now);
    }

    @Override
    public List<Notice> notices(int limit) {
        return database.inTransaction(handle -> NoticeRows.latest(handle, limit));
    }

    @Override
    public List<Progress> progress(NoticeId notice) {
        return database.inTransaction(handle -> DeliveryRows.progress(handle, notice));
    }
}
