package dev.homeostat.application.publishing.port;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Where this host keeps what the store could not take: intents to publish without the store's leave, and outcomes.
 *
 * <p>What was answered with {@link Answer.Kept} survives the end of the process and of the machine and is never
 * dropped, until it is closed. An entry is closed once the store has taken it; since the reply to that may be lost,
 * whoever replays must do so without harm if it was taken already. Calls may be repeated: to keep what is kept and to
 * close what is closed changes nothing. Implementations are thread-safe.
 */
public interface AttemptJournal {

    /** A host that keeps nothing. */
    AttemptJournal NONE = new AttemptJournal() {
        @Override
        public Answer intend(Claim claim) {
            return new Answer.Refused("this engine has no journal");
        }

        @Override
        public Answer settled(Claim claim, PublishOutcome outcome) {
            return new Answer.Refused("this engine has no journal");
        }

        @Override
        public List<Entry> open(AccountId account) {
            return List.of();
        }

        @Override
        public void close(Entry entry) {
            // Nothing was kept.
        }
    };

    /**
     * Keeps the intent to take the irreversible step without the store's leave. It is kept only if there is room for
     * its outcome too, and only while no other entry of the account is open: one at a time.
     */
    Answer intend(Claim claim);

    /**
     * Keeps an outcome that the store did not take. Never refused for want of room after a kept intent; the text in it
     * may come back shortened and without what looks like a secret. An attempt has one outcome: another one is refused.
     */
    Answer settled(Claim claim, PublishOutcome outcome);

    /**
     * The account's entries that are not closed, oldest first. One without an outcome is of an attempt of which nobody
     * knows what came of it.
     *
     * @throws JournalUnavailable when they cannot be read, which does not mean that there are none
     */
    List<Entry> open(AccountId account);

    /**
     * Closes an entry, whatever outcome is known of it by now.
     *
     * @throws JournalUnavailable when it cannot be closed; it is then still open
     */
    void close(Entry entry);

    /** The answer of a journal that is asked to keep something. */
    sealed interface Answer {

        /** It is durable. */
        record Kept() implements Answer {}

        /** It is not kept; one line for people says why. */
        record Refused(String reason) implements Answer {}
    }

    /**
     * An attempt of which the store does not know everything yet.
     *
     * @param tenureEpoch epoch of the tenure under which it was claimed
     * @param outcome empty while only the intent is known
     */
    record Entry(PostId post, AccountId account, Epoch tenureEpoch, Attempt attempt, Optional<PublishOutcome> outcome) {

        /** The intent of a claim. */
        public static Entry intended(Claim claim) {
            return new Entry(
                    claim.postId(),
                    claim.post().details().account(),
                    claim.tenureEpoch(),
                    claim.attempt(),
                    Optional.empty());
        }

        public Entry settled(PublishOutcome known) {
            return new Entry(post, account, tenureEpoch, attempt, Optional.of(known));
        }

        /** Whether both are of one attempt, whatever is known of its outcome. */
        public boolean isOfSameAttempt(Entry other) {
            return post.equals(other.post) && attempt.equals(other.attempt);
        }
    }
}
