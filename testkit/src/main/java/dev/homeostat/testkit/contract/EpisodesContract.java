package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.Signal;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link NoticeOutbox} must do with what is said of episodes. */
interface EpisodesContract extends NoticeSteps {

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
}
