package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What {@link NoticeOutboxContract} does over and over. */
interface NoticeSteps extends StoreFixture {

    Duration QUIET = Duration.ofMinutes(10);
    NoticeTerms TERMS = NoticeTerms.toAll(List.of("mail", "hook"));
    Episode BREAKER = Episode.of("breaker/site");
    Episode STORE_AWAY = Episode.of("store-away");
    Episode POST_FAILED = Episode.of("post-failed", new AccountId("ours"));
    Delivery LATER = new Delivery.TryLater("no answer");

    default NoticeOutbox outbox() {
        return store().notices();
    }

    default NoticeVoice ours() {
        return new NoticeVoice(outbox(), new UUID(1, 0));
    }

    default NoticeVoice theirs() {
        return new NoticeVoice(outbox(), new UUID(2, 0));
    }

    default NoticeVoice voiceAfterARestart() {
        return new NoticeVoice(outbox(), new UUID(3, 0));
    }

    default Notice onlyNotice() {
        assertThat(outbox().notices(10)).hasSize(1);
        return outbox().notices(10).getFirst();
    }

    /** Of the notices, latest first. */
    default List<Notice.Kind> kinds() {
        return outbox().notices(10).stream().map(Notice::kind).toList();
    }

    default EpisodeState standing(Episode episode) {
        return outbox().standing().episodes().stream()
                .filter(state -> state.episode().equals(episode))
                .findFirst()
                .orElseThrow();
    }

    default Optional<Dispatch> next(String channel) {
        return next(channel, TERMS);
    }

    default Optional<Dispatch> next(String channel, NoticeTerms terms) {
        return outbox().next(channel, Optional.empty(), NoticeVoice.newId(), terms);
    }

    default Optional<Dispatch> behind(String channel, NoticeId failed) {
        return outbox().next(channel, Optional.of(failed), NoticeVoice.newId(), TERMS);
    }

    default NoticeId failFiveTimes(String channel) {
        Optional<NoticeId> failed = Optional.empty();
        for (int i = 0; i < 5; i++) {
            elapse(Duration.ofMinutes(3));
            Dispatch dispatch = next(channel).orElseThrow();
            outbox().record(dispatch, LATER, 0.5);
            failed = Optional.of(dispatch.notice().id());
        }
        return failed.orElseThrow();
    }

    /** Delivers all there is, and tells the titles. */
    default List<String> deliverAll(String channel, NoticeTerms terms) {
        List<String> titles = new ArrayList<>();
        for (Optional<Dispatch> next = next(channel, terms); next.isPresent(); next = next(channel, terms)) {
            titles.add(next.get().notice().title());
            outbox().record(next.get(), new Delivery.Delivered("ok"), 0.5);
        }
        return titles;
    }

    /** How the only notice stands. */
    default Progress progress(String channel) {
        return outbox().progress(onlyNotice().id()).stream()
                .filter(progress -> progress.channel().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    /** What a process that was on its own made of the signal. */
    static Notice noticeOf(Signal.Opening opening) {
        return new Notice(
                opening.id(),
                opening.episode(),
                Notice.Kind.OPENED,
                opening.severity(),
                opening.title(),
                opening.body(),
                Instant.parse("2026-03-01T08:00:00Z"));
    }
}
