package dev.homeostat.testkit.alert;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import java.util.List;
import java.util.Optional;

/** An outbox that is away for as long as it is told, or loses the reply to what it raises. */
final class LeavingOutbox implements NoticeOutbox {

    private final NoticeOutbox real;
    private volatile boolean away;
    private volatile boolean losesReplies;
    private volatile boolean losesRecords;

    LeavingOutbox(NoticeOutbox real) {
        this.real = real;
    }

    void leave() {
        away = true;
    }

    /** Takes in what is raised, but nobody hears so. */
    void loseReplies() {
        losesReplies = true;
    }

    /** Goes away when the next delivery is to be recorded. */
    void leaveAtTheNextRecord() {
        losesRecords = true;
    }

    void comeBack() {
        away = false;
        losesReplies = false;
        losesRecords = false;
    }

    private NoticeOutbox reached() {
        if (away) {
            throw new StoreUnavailable("the store is away (planned)");
        }
        return real;
    }

    @Override
    public void raise(Batch batch, NoticeTerms terms) {
        reached().raise(batch, terms);
        if (losesReplies) {
            throw new StoreUnavailable("the reply was lost (planned)");
        }
    }

    @Override
    public Standing standing() {
        return reached().standing();
    }

    @Override
    public Optional<Dispatch> next(String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms) {
        return reached().next(channel, behind, digest, terms);
    }

    @Override
    public DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter) {
        away |= losesRecords;
        return reached().record(dispatch, delivery, jitter);
    }

    @Override
    public List<Notice> notices(int limit) {
        return real.notices(limit);
    }

    @Override
    public List<Progress> progress(NoticeId notice) {
        return real.progress(notice);
    }
}
