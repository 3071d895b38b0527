package dev.homeostat.domain.alert;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person is told. Title and body are plain text for which no receiver may assume a meaning: characters that
 * cannot be seen are taken out, and what is too long is cut.
 *
 * @param title one line of at most 200 characters
 * @param body lines, of together at most 4,000 characters, possibly none
 * @param at machine time
 */
public record Notice(
        NoticeId id, Episode episode, Kind kind, Severity severity, String title, String body, Instant at) {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_BODY = 4_000;

    public Notice {
        title = PlainText.line(title, LONGEST_TITLE);
        body = PlainText.lines(body, LONGEST_BODY);
    }

    /** The account that it concerns, empty for the whole host. */
    public Optional<AccountId> account() {
        return episode.account();
    }

    /** Why a person is told. */
    public enum Kind {
        /** An episode began. */
        OPENED,
        /** What makes the episode happens again and again. */
        REMINDER,
        /** The episode is over. */
        OVER,
        /** Notices that were too many to be sent one by one. */
        DIGEST;

        /** The word used in tables and messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
