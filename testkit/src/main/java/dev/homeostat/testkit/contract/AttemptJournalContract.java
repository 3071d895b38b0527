package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.AttemptJournal;
import dev.homeostat.application.publishing.port.AttemptJournal.Answer;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.testkit.PostFixtures;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link AttemptJournal} must do. */
public interface AttemptJournalContract {

    AccountId ACCOUNT = new AccountId("contract");
    Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");
    PublishOutcome OUTCOME = new PublishOutcome.Confirmed(new SitePostId("1000001"));

    /** The journal, empty, the same for the whole of a test. */
    AttemptJournal journal();

    /** What a new process finds after the one before it died. */
    AttemptJournal reopened();

    /** Takes all the room that there is. */
    void fill();

    @Test
    default void anIntentIsOpenUntilItIsClosed() {
        Claim claim = claim(ACCOUNT, 1);
        assertThat(journal().intend(claim)).isEqualTo(new Answer.Kept());

        assertThat(journal().open(ACCOUNT)).containsExactly(Entry.intended(claim));
        journal().close(Entry.intended(claim));

        assertThat(journal().open(ACCOUNT)).isEmpty();
    }

    @Test
    default void whatIsOpenOutlivesTheProcess() {
        Claim claim = claim(ACCOUNT, 1);
        journal().intend(claim);

        AttemptJournal next = reopened();
        assertThat(next.open(ACCOUNT)).containsExactly(Entry.intended(claim));
        assertThat(next.settled(claim, OUTCOME)).isEqualTo(new Answer.Kept());

        assertThat(reopened().open(ACCOUNT))
                .containsExactly(Entry.intended(claim).settled(OUTCOME));
    }

    @Test
    default void whatIsClosedStaysClosed() {
        Claim claim = claim(ACCOUNT, 1);
        journal().settled(claim, OUTCOME);
        journal().close(Entry.intended(claim));

        assertThat(reopened().open(ACCOUNT)).isEmpty();
    }

    @Test
    default void thereIsOneIntentAtATime() {
        Claim first = claim(ACCOUNT, 1);
        Claim second = claim(ACCOUNT, 2);
        journal().intend(first);

        assertThat(journal().intend(second)).isInstanceOf(Answer.Refused.class);
        journal().settled(first, OUTCOME);
        assertThat(journal().intend(second)).isInstanceOf(Answer.Refused.class);
        journal().close(Entry.intended(first));

        assertThat(journal().intend(second)).isEqualTo(new Answer.Kept());
        assertThat(journal().open(ACCOUNT)).containsExactly(Entry.intended(second));
    }

    @Test
    default void accountsDoNotShareTheirEntries() {
        AccountId other = new AccountId("other");
        journal().intend(claim(ACCOUNT, 1));

        assertThat(journal().intend(claim(other, 2))).isEqualTo(new Answer.Kept());
        assertThat(journal().open(ACCOUNT)).hasSize(1);
        assertThat(journal().open(other)).extracting(Entry::account).containsExactly(other);
    }

    @Test
    default void askingAgainChangesNothing() {
        Claim claim = claim(ACCOUNT, 1);
        journal().intend(claim);
        assertThat(journal().intend(claim)).isEqualTo(new Answer.Kept());
        journal().settled(claim, OUTCOME);
        assertThat(journal().settled(claim, OUTCOME)).isEqualTo(new Answer.Kept());

        assertThat(journal().open(ACCOUNT))
                .containsExactly(Entry.intended(claim).settled(OUTCOME));
        journal().close(Entry.intended(claim));
        journal().close(Entry.intended(claim));
        assertThat(journal().open(ACCOUNT)).isEmpty();
    }

    @Test
    default void anAttemptHasOneOutcomeAndNoIntentAfterIt() {
        Claim claim = claim(ACCOUNT, 1);
        journal().settled(claim, OUTCOME);

        assertThat(journal().settled(claim, new PublishOutcome.Unconfirmed("no answer")))
                .isInstanceOf(Answer.Refused.class);
        assertThat(journal().intend(claim)).isInstanceOf(Answer.Refused.class);
        assertThat(journal().open(ACCOUNT))
                .containsExactly(Entry.intended(claim).settled(OUTCOME));
    }

    @Test
    default void outcomesWithoutAnIntentAreKeptInOrder() {
        Claim first = claim(ACCOUNT, 1);
        Claim second = claim(ACCOUNT, 2);
        journal().settled(first, OUTCOME);
        journal().settled(second, new PublishOutcome.Unconfirmed("no answer"));

        assertThat(reopened().open(ACCOUNT))
                .containsExactly(
                        Entry.intended(first).settled(OUTCOME),
                        Entry.intended(second).settled(new PublishOutcome.Unconfirmed("no answer")));
    }

    @Test
    default void aKeptIntentHasRoomForItsOutcome() {
        Claim claim = claim(ACCOUNT, 1);
        journal().intend(claim);
        fill();

        assertThat(journal().settled(claim, new PublishOutcome.Unconfirmed("x".repeat(1_000))))
                .isEqualTo(new Answer.Kept());
        assertThat(journal().open(ACCOUNT)).hasSize(1);
        journal().close(Entry.intended(claim));
        assertThat(journal().open(ACCOUNT)).isEmpty();
    }

    /** A claim of a post of its own. */
    default Claim claim(AccountId account, int number) {
        return new Claim(
                new Epoch(number),
                new PostFixtures(account, number)
                        .queued(NOW, "post " + number)
                        .claim(new Epoch(number + 1L), NOW, Duration.ofMinutes(2)));
    }
}
