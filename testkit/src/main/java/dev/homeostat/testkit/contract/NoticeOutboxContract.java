package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryReport;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeOutbox} must do. */
public interface NoticeOutboxContract extends NoticeSteps {

    @Test
    default void anOpeningIsToldToEveryChannelOnce() {
        ours().opens(BREAKER);
        ours().opens(BREAKER);

        Notice notice = onlyNotice();
        assertThat(notice.kind()).isEqualTo(Notice.Kind.OPENED);
        assertThat(notice.episode()).isEqualTo(BREAKER);
        assertThat(notice.severity()).isEqualTo(Severity.ERROR);
        assertThat(notice.title()).isEqualTo("breaker/site began");
        assertThat(outbox().progress(notice.id()))
                .extracting(Progress::channel, Progress::status)
                .containsExactly(tuple("mail", DeliveryStatus.PENDING), tuple("hook", DeliveryStatus.PENDING));
        assertThat(standing(BREAKER).occurrences()).isEqualTo(2);
    }

    @Test
    default void twoProcessesThatSeeTheSameMakeOneNotice() {
        ours().opens(BREAKER);
        theirs().opens(BREAKER);

        assertThat(outbox().notices(10)).hasSize(1);
        assertThat(standing(BREAKER).occurrences()).isEqualTo(2);
    }

    @Test
    default void aProcessThatStartsAgainGoesOnWithTheEpisode() {
        ours().opens(BREAKER);
        elapse(Duration.ofHours(3));
        theirs().ends(BREAKER);
        elapse(QUIET);
        voiceAfterARestart().nothing();

        assertThat(kinds()).containsExactly(Notice.Kind.OVER, Notice.Kind.OPENED);
        assertThat(outbox().notices(1).getFirst().body()).contains("3 h 0 min");
    }

    @Test
    default void aBatchWhoseReplyWasLostCountsOnce() {
        NoticeVoice voice = ours();
        voice.say(voice.opening(BREAKER, true, 4));
        List<Signal> signals =
                List.of(voice.opening(BREAKER, true, 1), voice.ending(BREAKER), voice.opening(BREAKER, true, 1));
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThatThrownBy(() -> voice.say(signals)).isInstanceOf(StoreUnavailable.class);

        voice.sayAgain();

        assertThat(standing(BREAKER).occurrences()).isEqualTo(6);
        assertThat(standing(BREAKER).isOpen()).isTrue();
        assertThat(kinds()).containsExactly(Notice.Kind.REMINDER, Notice.Kind.OPENED);
    }

    @Test
    default void aBatchThatDidNotReachTheStoreDidNothing() {
        NoticeVoice voice = ours();
        failNext(StoreFault.NOT_REACHED);
        assertThatThrownBy(() -> voice.opens(BREAKER)).isInstanceOf(StoreUnavailable.class);
        assertThat(outbox().notices(10)).isEmpty();

        voice.sayAgain();

        assertThat(outbox().notices(10)).hasSize(1);
    }

    @Test
    default void remindsWhenItHappensOften() {
        NoticeVoice voice = ours();
        for (int i = 0; i < 41; i++) {
            voice.say(voice.opening(BREAKER, true, 1));
        }

        assertThat(outbox().notices(10))
                .extracting(Notice::title)
                .containsExactly(
                        "breaker/site began (40 times)",
                        "breaker/site began (20 times)",
                        "breaker/site began (10 times)",
                        "breaker/site began (5 times)",
                        "breaker/site began");
    }

    @Test
    default void anEndIsToldWhenItHasLasted() {
        ours().opens(BREAKER);
        ours().ends(BREAKER);
        elapse(QUIET.minusSeconds(30));
        ours().nothing();
        assertThat(kinds()).containsExactly(Notice.Kind.OPENED);

        elapse(Duration.ofSeconds(31));
        ours().nothing();
        ours().nothing();

        assertThat(kinds()).containsExactly(Notice.Kind.OVER, Notice.Kind.OPENED);
        assertThat(outbox().standing().episodes()).isEmpty();
    }

    @Test
    default void anEpisodeThatComesBackSoonGoesOnWithoutAWord() {
        ours().opens(BREAKER);
        for (int i = 0; i < 5; i++) {
            ours().ends(BREAKER);
            elapse(QUIET.minusSeconds(60));
            ours().opens(BREAKER);
        }

        assertThat(kinds()).containsExactly(Notice.Kind.OPENED);
        assertThat(standing(BREAKER).occurrences()).isEqualTo(6);
    }

    @Test
    default void anEpisodeThatComesBackLateIsANewOne() {
        ours().opens(BREAKER);
        ours().ends(BREAKER);
        elapse(QUIET);
        ours().opens(BREAKER);

        assertThat(kinds()).containsExactly(Notice.Kind.OPENED, Notice.Kind.OVER, Notice.Kind.OPENED);
        assertThat(standing(BREAKER).occurrences()).isEqualTo(1);
    }

    @Test
    default void anEndOfNothingIsNoNews() {
        ours().ends(BREAKER);
        elapse(QUIET);
        ours().nothing();

        assertThat(outbox().notices(10)).isEmpty();
    }

    @Test
    default void whatACauseExplainsIsHeldBackAndNamedAtItsEnd() {
        NoticeVoice voice = ours();
        voice.opens(BREAKER);
        voice.say(voice.opening(POST_FAILED, BREAKER, 7));
        voice.ends(POST_FAILED);
        elapse(QUIET);
        voice.ends(BREAKER);
        elapse(QUIET);
        voice.nothing();

        assertThat(kinds()).containsExactly(Notice.Kind.OVER, Notice.Kind.OPENED);
        assertThat(outbox().notices(1).getFirst().episode()).isEqualTo(BREAKER);
        assertThat(outbox().notices(1).getFirst().body())
                .contains("Held back meanwhile:\n- post-failed/ours: post-failed/ours began, 7 times");
    }

    @Test
    default void whatIsStillTheCaseWhenItsCauseIsOverIsToldThen() {
        NoticeVoice voice = ours();
        voice.opens(BREAKER);
        voice.say(voice.opening(POST_FAILED, BREAKER, 2));
        voice.ends(BREAKER);
        elapse(QUIET);
        voice.nothing();

        assertThat(outbox().notices(10))
                .extracting(Notice::kind, Notice::episode)
                .containsExactly(
                        tuple(Notice.Kind.OPENED, POST_FAILED),
                        tuple(Notice.Kind.OVER, BREAKER),
                        tuple(Notice.Kind.OPENED, BREAKER));
        assertThat(outbox().notices(1).getFirst().account()).contains(new AccountId("ours"));
        assertThat(standing(POST_FAILED).told()).isTrue();
    }

    @Test
    default void theDeepestCauseHoldsBackAll() {
        NoticeVoice voice = ours();
        voice.opens(STORE_AWAY);
        voice.say(voice.opening(BREAKER, STORE_AWAY, 1));
        voice.say(voice.opening(POST_FAILED, BREAKER, 1));
        assertThat(standing(POST_FAILED).heldBy()).contains(standing(STORE_AWAY).id());
        voice.ends(STORE_AWAY);
        elapse(QUIET);
        voice.nothing();

        assertThat(outbox().notices(10)).extracting(Notice::episode).containsExactly(BREAKER, STORE_AWAY, STORE_AWAY);
        assertThat(standing(POST_FAILED).heldBy()).contains(standing(BREAKER).id());
    }

    @Test
    default void aSignalCountsFromWhenItWasGiven() {
        NoticeVoice voice = ours();
        voice.opens(BREAKER);
        elapse(Duration.ofHours(1));
        voice.say(Duration.ofMinutes(20), List.of(voice.ending(BREAKER)));

        assertThat(kinds()).containsExactly(Notice.Kind.OVER, Notice.Kind.OPENED);
        assertThat(outbox().notices(1).getFirst().body()).contains("40 min");
    }

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
