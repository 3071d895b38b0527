package dev.homeostat.domain.alert;

import dev.homeostat.domain.audit.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * An episode as far as it has come: open, quiet (it ended a short while ago and may come back), or closed. Times are
 * machine time.
 *
 * @param id the signal that opened it
 * @param title as its latest signal told it, like severity and body
 * @param occurrences how often it happened, at least once
 * @param quiet present while it is not the case, and once it is closed
 * @param told whether a person was told of its opening
 * @param heldBy the episode, as its {@code id}, because of which nobody was told
 */
public record EpisodeState(
        NoticeId id,
        Episode episode,
        Severity severity,
        String title,
        String body,
        Optional<Episode> causedBy,
        Instant openedAt,
        Instant latestAt,
        long occurrences,
        Optional<Quiet> quiet,
        boolean told,
        Optional<NoticeId> heldBy,
        Optional<Instant> closedAt) {

    /** Since when it is not the case any more, and what its end had to say. */
    public record Quiet(NoticeId signal, Instant since, String body) {}

    public boolean isOpen() {
        return quiet.isEmpty();
    }

    public boolean isClosed() {
        return closedAt.isPresent();
    }

    static EpisodeState begun(Signal.Opening by, Instant at) {
        return new EpisodeState(
                by.id(),
                by.episode(),
                by.severity(),
                by.title(),
                by.body(),
                by.causedBy(),
                at,
                at,
                by.times(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    EpisodeState continued(Signal.Opening by, Instant at) {
        return new EpisodeState(
                id,
                episode,
                by.severity(),
                by.title(),
                by.body(),
                by.causedBy(),
                openedAt,
                at,
                occurrences + by.times(),
                Optional.empty(),
                told,
                heldBy,
                Optional.empty());
    }

    EpisodeState ended(Quiet end) {
        return with(Optional.of(end), told, heldBy, closedAt);
    }

    EpisodeState afterTelling() {
        return with(quiet, true, Optional.empty(), closedAt);
    }

    EpisodeState heldBackBy(NoticeId root) {
        return with(quiet, told, Optional.of(root), closedAt);
    }

    EpisodeState closed(Instant at) {
        return with(quiet, told, heldBy, Optional.of(at));
    }

    private EpisodeState with(
            Optional<Quiet> newQuiet, boolean newTold, Optional<NoticeId> newHeldBy, Optional<Instant> newClosedAt) {
        return new EpisodeState(
                id,
                episode,
                severity,
                title,
                body,
                causedBy,
                openedAt,
                latestAt,
                occurrences,
                newQuiet,
                newTold,
                newHeldBy,
                newClosedAt);
    }
}
