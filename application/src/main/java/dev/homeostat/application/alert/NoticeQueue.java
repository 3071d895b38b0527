package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryPolicy.Outcome;
import dev.homeostat.domain.alert.DeliveryPolicy.Pick;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Digest;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.QueuedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notices in memory, and how far each has come on each channel. Not thread-safe. */
final class NoticeQueue {

    private final Map<NoticeId, KeptNotice> all = new LinkedHashMap<>();
    private final Map<NoticeId, KeptNotice> unsettled = new LinkedHashMap<>();
    private final Map<String, Deque<Instant>> delivered = new HashMap<>();

    void add(Notice notice, NoticeTerms terms) {
        add(notice, terms.channels(), terms);
    }

    private KeptNotice add(Notice notice, List<String> channels, NoticeTerms terms) {
        KeptNotice kept = new KeptNotice(notice, terms.firstThatWorks());
        for (String channel : channels) {
            kept.add(channel, terms.first(kept.lines.size()));
        }
        all.put(notice.id(), kept);
        unsettled.put(notice.id(), kept);
        return kept;
    }

    Optional<Dispatch> next(
            String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms, Instant now) {
        Pick pick = DeliveryPolicy.pick(queue(channel), behind, deliveredLately(channel, now), terms.perHour(), now);
        return switch (pick) {
            case Pick.Nothing nothing -> Optional.empty();
            case Pick.One one -> Optional.of(take(kept(one.notice()), channel, now));
            case Pick.Merge merge ->
                Optional.of(take(merge(merge.notices(), channel, digest, terms, now), channel, now));
        };
    }

    private List<QueuedDelivery> queue(String channel) {
        return unsettled.values().stream()
                .flatMap(kept -> kept.pending(channel).stream().map(line -> line.queued(kept.takenUntil(line))))
                .toList();
    }

    private int deliveredLately(String channel, Instant now) {
        Deque<Instant> times = delivered.computeIfAbsent(channel, key -> new ArrayDeque<>());
        times.removeIf(at -> !at.isAfter(now.minus(DeliveryPolicy.CAP_WINDOW)));
        return times.size();
    }

    /** Counts one that the channel took. */
    void count(String channel, Instant at) {
        deliveredLately(channel, at);
        delivered.computeIfAbsent(channel, key -> new ArrayDeque<>()).add(at);
    }

    private KeptNotice merge(List<NoticeId> ids, String channel, NoticeId digest, NoticeTerms terms, Instant now) {
        List<KeptNotice> merged = ids.stream().map(this::kept).toList();
        Notice notice = Digest.of(
                digest, channel, merged.stream().map(kept -> kept.notice).toList(), now);
        for (KeptNotice kept : merged) {
            kept.line(channel).orElseThrow().become(DeliveryStatus.MERGED, digest.toString(), now);
            if (kept.oneIsEnough) {
                kept.othersAreNotNeeded(now);
            }
            forgetIfSettled(kept);
        }
        return add(notice, terms.channelsOfDigest(channel), terms);
    }

    private static Dispatch take(KeptNotice kept, String channel, Instant now) {
        NoticeLine line = kept.line(channel).orElseThrow();
        line.takenUntil = Optional.of(now.plus(DeliveryPolicy.TAKEN_FOR));
        return new Dispatch(kept.notice, channel, line.attempts);
    }

    DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter, Instant now) {
        KeptNotice kept = kept(dispatch.notice().id());
        NoticeLine line = kept.line(dispatch.channel()).orElseThrow();
        if (line.status != DeliveryStatus.PENDING || line.attempts != dispatch.attempts()) {
            return line.status;
        }
        Outcome outcome = DeliveryPolicy.settle(line.since, line.attempts, delivery, now, jitter);
        line.become(outcome.status(), outcome.detail(), now);
        outcome.nextTryAt().ifPresent(at -> line.nextTryAt = at);
        if (outcome.status() == DeliveryStatus.DELIVERED) {
            isDelivered(kept, dispatch.channel(), now);
        } else {
            line.attempts++;
            kept.callInTheNext(now);
        }
        forgetIfSettled(kept);
        return line.status;
    }

    private void isDelivered(KeptNotice kept, String channel, Instant now) {
        count(channel, now);
        if (kept.oneIsEnough) {
            kept.othersAreNotNeeded(now);
        }
        boolean older = true;
        for (KeptNotice other : unsettled.values()) {
            older &= other != kept;
            Optional<NoticeLine> pending = other.pending(channel);
            if (pending.isPresent()) {
                theChannelWorks(pending.get(), older, now);
            }
        }
    }

    private static void theChannelWorks(NoticeLine line, boolean older, Instant now) {
        if (older && DeliveryPolicy.stepsAside(line.queued(Optional.empty()))) {
            line.aside = true;
        }
        if (!line.aside && line.nextTryAt.isAfter(now)) {
            line.nextTryAt = now;
        }
    }

    /** Takes in what was delivered elsewhere. */
    void take(DeliveryReport report, Instant now) {
        KeptNotice kept = all.computeIfAbsent(report.notice().id(), id -> new KeptNotice(report.notice(), false));
        Instant at = now.minus(report.age());
        NoticeLine line = kept.add(report.channel(), DeliveryStatus.PENDING);
        if (line.status.isSettled()) {
            return;
        }
        line.become(report.status(), report.detail(), at);
        boolean isDelivered = report.status() == DeliveryStatus.DELIVERED;
        if (isDelivered) {
            count(report.channel(), at);
        }
        if (kept.oneIsEnough && (isDelivered || report.status() == DeliveryStatus.MERGED)) {
            kept.othersAreNotNeeded(at);
        }
        forgetIfSettled(kept);
    }

    /** What is settled for good: a digest's parts only if the digest is. */
    List<DeliveryReport> reports(Instant now) {
        List<DeliveryReport> reports = new ArrayList<>();
        for (KeptNotice kept : all.values()) {
            kept.lines.forEach((channel, line) -> {
                if (line.status.isSettled() && !isInAnOpenDigest(line)) {
                    reports.add(new DeliveryReport(
                            kept.notice, channel, line.status, line.detail, Duration.between(line.changedAt, now)));
                }
            });
        }
        return reports;
    }

    private boolean isInAnOpenDigest(NoticeLine line) {
        return line.status == DeliveryStatus.MERGED
                && unsettled.values().stream()
                        .anyMatch(kept -> kept.notice.id().toString().equals(line.detail));
    }

    /** Whether somebody is sending one of them. */
    boolean isBusy(Instant now) {
        return unsettled.values().stream()
                .flatMap(kept -> kept.lines.values().stream())
                .anyMatch(line ->
                        line.takenUntil.filter(until -> until.isAfter(now)).isPresent());
    }

    /** Forgets all notices but not how many were delivered. */
    void clear() {
        all.clear();
        unsettled.clear();
    }

    /** Forgets notices made before that of which nothing is still to be delivered. */
    int forget(Instant before, int atMost) {
        List<NoticeId> old = all.values().stream()
                .filter(kept -> kept.notice.at().isBefore(before) && kept.isSettled())
                .limit(atMost)
                .map(kept -> kept.notice.id())
                .toList();
        old.forEach(all::remove);
        return old.size();
    }

    boolean knows(NoticeId id) {
        return all.containsKey(id);
    }

    List<Notice> latest(int limit) {
        List<Notice> notices =
                new ArrayList<>(all.values().stream().map(kept -> kept.notice).toList());
        return notices.reversed().stream().limit(limit).toList();
    }

    List<Progress> progress(NoticeId id) {
        return Optional.ofNullable(all.get(id)).stream()
                .flatMap(kept -> kept.lines.entrySet().stream())
                .map(entry -> progress(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Progress progress(String channel, NoticeLine line) {
        Optional<Instant> next = line.status == DeliveryStatus.PENDING ? Optional.of(line.nextTryAt) : Optional.empty();
        return new Progress(channel, line.status, line.attempts, line.detail, next);
    }

    private KeptNotice kept(NoticeId id) {
        return Optional.ofNullable(all.get(id))
                .orElseThrow(() -> new IllegalArgumentException("there is no notice %s".formatted(id)));
    }

    private void forgetIfSettled(KeptNotice kept) {
        if (kept.isSettled()) {
            unsettled.remove(kept.notice.id());
        }
    }
}
