package dev.homeostat.application.alert;

import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.QueuedDelivery;
import java.time.Instant;
import java.util.Optional;

/** How one notice stands on one channel. */
final class NoticeLine {

    final NoticeId notice;
    final Instant since;
    DeliveryStatus status;
    int attempts;
    Instant nextTryAt;
    boolean aside;
    Optional<Instant> takenUntil = Optional.empty();
    String detail = "";
    Instant changedAt;

    NoticeLine(NoticeId notice, Instant since, DeliveryStatus status) {
        this.notice = notice;
        this.since = since;
        this.status = status;
        this.nextTryAt = since;
        this.changedAt = since;
    }

    void become(DeliveryStatus next, String newDetail, Instant now) {
        status = next;
        detail = newDetail;
        changedAt = now;
        takenUntil = Optional.empty();
    }

    QueuedDelivery queued(Optional<Instant> taken) {
        return new QueuedDelivery(notice, since, attempts, nextTryAt, aside, taken);
    }
}
