package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeOutbox} must do with the deliveries of notices. */
interface DeliveriesContract extends NoticeSteps {

    @Test
    default void onlyOneAtATimeGetsWhatIsNext() {
        ours().opens(BREAKER);

        Dispatch dispatch = next("mail").orElseThrow();

        assertThat(dispatch.notice()).isEqualTo(onlyNotice());
        assertThat(next("mail")).isEmpty();
        assertThat(next("hook")).isPresent();
        elapse(DeliveryPolicy.TAKEN_FOR);
        assertThat(next("mail")).contains(dispatch);
    }

    @Test
    default void keepsTheReceiptOfADelivery() {
        ours().opens(BREAKER);

        assertThat(outbox().record(next("mail").orElseThrow(), new Delivery.Delivered("250 ok"), 0.5))
                .isEqualTo(DeliveryStatus.DELIVERED);

        assertThat(progress("mail"))
                .isEqualTo(new Progress("mail", DeliveryStatus.DELIVERED, 0, "250 ok", Optional.empty()));
        elapse(DeliveryPolicy.TAKEN_FOR);
        assertThat(next("mail")).isEmpty();
    }

    @Test
    default void recordingAgainAfterALostReplyChangesNothing() {
        ours().opens(BREAKER);
        Dispatch dispatch = next("mail").orElseThrow();
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> outbox().record(dispatch, LATER, 0.5)).isInstanceOf(StoreUnavailable.class);

        assertThat(outbox().record(dispatch, LATER, 0.5)).isEqualTo(DeliveryStatus.PENDING);
        assertThat(progress("mail").attempts()).isEqualTo(1);
        assertThat(progress("mail").detail()).isEqualTo("no answer");
    }

    @Test
    default void triesAgainLaterAndLater() {
        ours().opens(BREAKER);
        outbox().record(next("mail").orElseThrow(), LATER, 0.5);
        assertThat(next("mail")).isEmpty();
        elapse(Duration.ofSeconds(10));
        outbox().record(next("mail").orElseThrow(), LATER, 0.5);
        elapse(Duration.ofSeconds(10));
        assertThat(next("mail")).isEmpty();
        elapse(Duration.ofSeconds(10));

        assertThat(next("mail").orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    default void givesUpAfterADayAndSaysSo() {
        ours().opens(BREAKER);
        elapse(Duration.ofHours(23));
        outbox().record(next("mail").orElseThrow(), LATER, 0.5);
        elapse(Duration.ofHours(1));

        assertThat(outbox().record(next("mail").orElseThrow(), LATER, 0.5)).isEqualTo(DeliveryStatus.GIVEN_UP);
        assertThat(progress("mail"))
                .isEqualTo(new Progress("mail", DeliveryStatus.GIVEN_UP, 2, "no answer", Optional.empty()));
        elapse(Duration.ofDays(2));
        assertThat(next("mail")).isEmpty();
    }

    @Test
    default void whatIsBehindWaitsForTheOldest() {
        ours().opens(BREAKER);
        ours().opens(STORE_AWAY);
        outbox().record(next("mail").orElseThrow(), LATER, 0.5);

        assertThat(next("mail")).isEmpty();
        elapse(Duration.ofSeconds(10));
        assertThat(next("mail").orElseThrow().notice().episode()).isEqualTo(BREAKER);
    }

    @Test
    default void aNoticeThatTheChannelCannotTakeStepsAside() {
        ours().opens(BREAKER);
        ours().opens(STORE_AWAY);
        NoticeId stuck = failFiveTimes("mail");

        Dispatch behind = behind("mail", stuck).orElseThrow();
        assertThat(behind.notice().episode()).isEqualTo(STORE_AWAY);
        outbox().record(behind, new Delivery.Delivered("ok"), 0.5);
        ours().opens(POST_FAILED);

        assertThat(next("mail").orElseThrow().notice().episode()).isEqualTo(POST_FAILED);
    }

    @Test
    default void aDeliveryMakesTheOthersDue() {
        ours().opens(BREAKER);
        ours().opens(STORE_AWAY);
        NoticeId head = failFiveTimes("mail");
        for (int i = 0; i < 8; i++) {
            outbox().record(behind("mail", head).orElseThrow(), LATER, 0.5);
        }
        elapse(Duration.ofMinutes(5));
        outbox().record(next("mail").orElseThrow(), new Delivery.Delivered("ok"), 0.5);

        assertThat(next("mail").orElseThrow().notice().episode()).isEqualTo(STORE_AWAY);
    }

    @Test
    default void whatIsTooMuchForAnHourGoesIntoADigest() {
        NoticeTerms three = new NoticeTerms(List.of("mail"), false, 3, QUIET);
        for (int i = 0; i < 6; i++) {
            ours().say(three, List.of(ours().opening(Episode.of("trouble-" + i), false, 1)));
        }
        assertThat(deliverAll("mail", three))
                .containsExactly("trouble-0 began", "trouble-1 began", "4 notices at once");

        Notice digest = outbox().notices(1).getFirst();
        assertThat(digest.kind()).isEqualTo(Notice.Kind.DIGEST);
        assertThat(digest.body().lines()).hasSize(4).allMatch(line -> line.contains("trouble-"));
        Notice merged = outbox().notices(2).getLast();
        assertThat(outbox().progress(merged.id()))
                .containsExactly(new Progress(
                        "mail", DeliveryStatus.MERGED, 0, digest.id().toString(), Optional.empty()));

        ours().say(three, List.of(ours().opening(BREAKER, false, 1)));
        assertThat(deliverAll("mail", three)).isEmpty();
        elapse(DeliveryPolicy.CAP_WINDOW);
        assertThat(deliverAll("mail", three)).containsExactly("breaker/site began");
    }

    @Test
    default void theNextChannelIsCalledInWhenOneIsEnough() {
        NoticeTerms first = new NoticeTerms(List.of("mail", "hook"), true, 12, QUIET);
        ours().say(first, List.of(ours().opening(BREAKER, false, 1)));
        assertThat(next("hook", first)).isEmpty();
        outbox().record(next("mail", first).orElseThrow(), LATER, 0.5);

        outbox().record(next("hook", first).orElseThrow(), new Delivery.Delivered("200"), 0.5);

        assertThat(outbox().progress(onlyNotice().id()))
                .extracting(Progress::status)
                .containsExactly(DeliveryStatus.NOT_NEEDED, DeliveryStatus.DELIVERED);
        elapse(Duration.ofHours(1));
        assertThat(next("mail", first)).isEmpty();
    }
}
