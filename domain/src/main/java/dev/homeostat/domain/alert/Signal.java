package dev.homeostat.domain.alert;

import dev.homeostat.domain.audit.Severity;
import java.util.Optional;

/** What a part of the engine has to say of an episode; what a person hears of it is up to {@link EpisodePolicy}. */
public sealed interface Signal {

    /** Also the id of the notice that may come of it, so that the same signal makes the same notice everywhere. */
    NoticeId id();

    Episode episode();

    /**
     * It is the case, or has happened.
     *
     * @param causedBy while that episode lasts, nobody needs to hear of this one
     * @param times how often since the signal before
     * @param reminds whether a person is told again as it goes on happening
     */
    record Opening(
            NoticeId id,
            Episode episode,
            Severity severity,
            String title,
            String body,
            Optional<Episode> causedBy,
            long times,
            boolean reminds)
            implements Signal {

        public Opening {
            title = PlainText.line(title, Notice.LONGEST_TITLE);
            body = PlainText.lines(body, Notice.LONGEST_BODY);
            if (times < 1) {
                throw new IllegalArgumentException("what did not happen opens nothing");
            }
        }

        /** The same, once more, as the later one tells it. */
        public Opening andAgain(Opening later) {
            return new Opening(
                    id,
                    episode,
                    later.severity,
                    later.title,
                    later.body,
                    later.causedBy,
                    times + later.times,
                    later.reminds);
        }
    }

    /** It is no longer the case. */
    record Ending(NoticeId id, Episode episode, String body) implements Signal {

        public Ending {
            body = PlainText.lines(body, Notice.LONGEST_BODY);
        }
    }
}
