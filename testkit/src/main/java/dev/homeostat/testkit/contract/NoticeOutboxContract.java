package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeOutbox} must do. */
public interface NoticeOutboxContract extends EpisodesContract, DeliveriesContract {

    @Test
    default void takesInWhatWasDeliveredWithoutIt() {
        NoticeVoice voice = ours();
        Signal.Opening opening = voice.opening(BREAKER, false, 1);
        Notice sent = NoticeSteps.noticeOf(opening);
        List<DeliveryReport> reports =
                List.of(new DeliveryReport(sent, "mail", DeliveryStatus.DELIVERED, "250 ok", Duration.ofMinutes(3)));
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> voice.say(Duration.ofMinutes(5), List.of(opening), reports))
                .isInstanceOf(StoreUnavailable.class);
        voice.sayAgain();

        assertThat(next("mail")).isEmpty();
        assertThat(progress("mail").detail()).isEqualTo("250 ok");
        assertThat(next("hook").orElseThrow().notice().id()).isEqualTo(sent.id());
    }

    @Test
    default void keepsWhatWasDeliveredElsewhereAlthoughItKnewOfTheEpisode() {
        ours().opens(BREAKER);
        Signal.Opening opening = theirs().opening(BREAKER, false, 1);
        Notice sent = NoticeSteps.noticeOf(opening);
        theirs().say(
                        Duration.ZERO,
                        List.of(opening),
                        List.of(new DeliveryReport(sent, "mail", DeliveryStatus.DELIVERED, "250 ok", Duration.ZERO)));

        assertThat(outbox().notices(10)).extracting(Notice::id).contains(sent.id());
        assertThat(outbox().progress(sent.id())).hasSize(1);
        assertThat(next("mail").orElseThrow().notice().id()).isNotEqualTo(sent.id());
    }

    @Test
    default void standingEpisodesComeBackAsTheyWere() {
        NoticeVoice voice = ours();
        voice.opens(STORE_AWAY);
        voice.say(voice.opening(POST_FAILED, STORE_AWAY, 3));
        voice.ends(STORE_AWAY);

        EpisodeState held = standing(POST_FAILED);
        assertThat(held.causedBy()).contains(STORE_AWAY);
        assertThat(held.occurrences()).isEqualTo(3);
        assertThat(held.told()).isFalse();
        assertThat(standing(STORE_AWAY).quiet().orElseThrow().body()).isEqualTo("store-away ended");
        assertThat(outbox().standing().now()).isAfterOrEqualTo(held.openedAt());
    }
}
