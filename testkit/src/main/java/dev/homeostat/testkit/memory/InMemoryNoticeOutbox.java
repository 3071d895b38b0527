package dev.homeostat.testkit.memory;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import java.util.List;
import java.util.Optional;

final class InMemoryNoticeOutbox implements NoticeOutbox {

    private final MemoryState state;

    InMemoryNoticeOutbox(MemoryState state) {
        this.state = state;
    }

    @Override
    public void raise(Batch batch, NoticeTerms terms) {
        state.transact(() -> {
            state.notices.raise(batch, terms, state.machineNow());
            return batch;
        });
    }

    @Override
    public Standing standing() {
        return state.transact(() -> state.notices.standing(state.machineNow()));
    }

    @Override
    public Optional<Dispatch> next(String channel, Optional<NoticeId> behind, NoticeId digest, NoticeTerms terms) {
        return state.transact(() -> state.notices.next(channel, behind, digest, terms, state.machineNow()));
    }

    @Override
    public DeliveryStatus record(Dispatch dispatch, Delivery delivery, double jitter) {
        return state.transact(() -> state.notices.record(dispatch, delivery, jitter, state.machineNow()));
    }

    @Override
    public List<Notice> notices(int limit) {
        return state.transact(() -> state.notices.notices(limit));
    }

    @Override
    public List<Progress> progress(NoticeId notice) {
        return state.transact(() -> state.notices.progress(notice));
    }
}
