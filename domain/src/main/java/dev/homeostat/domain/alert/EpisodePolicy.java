package dev.homeostat.domain.alert;

import dev.homeostat.domain.audit.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person hears of an episode: its opening once, its end once, and nothing of what its cause explains.
 *
 * <p>An end is told when it has lasted for the quiet time, so that an episode that comes back within it goes on without
 * a word. While the cause of an episode lasts, the episode is held back; what is still the case when the cause is over
 * is told then, and the end of the cause names all that was held back. Pure and thread-safe.
 */
public final class EpisodePolicy {

    private static final long FIRST_REMINDER = 5;
    private static final int MOST_NAMES = 20;

    private EpisodePolicy() {}

    /** An episode as it has become, and what a person is told of that. */
    public record Step(EpisodeState after, Optional<Notice> notice) {

        static Step silent(EpisodeState after) {
            return new Step(after, Optional.empty());
        }
    }

    /**
     * It is the case.
     *
     * @param before the episode if it is not closed
     * @param cause what the signal names as its cause, if that is not closed
     */
    public static Step opened(
            Optional<EpisodeState> before, Optional<EpisodeState> cause, Signal.Opening signal, Instant at) {
        EpisodeState now =
                before.map(state -> state.continued(signal, at)).orElseGet(() -> EpisodeState.begun(signal, at));
        if (now.told()) {
            return remind(before.orElseThrow(), now, signal, at);
        }
        return tellUnlessExplained(now, cause, at);
    }

    private static Step remind(EpisodeState before, EpisodeState now, Signal.Opening signal, Instant at) {
        if (!signal.reminds() || !passesAReminder(before.occurrences(), now.occurrences())) {
            return Step.silent(now);
        }
        String title = "%s (%s)".formatted(now.title(), Words.times(now.occurrences()));
        return new Step(
                now,
                Optional.of(new Notice(
                        signal.id(), now.episode(), Notice.Kind.REMINDER, now.severity(), title, now.body(), at)));
    }

    /** Whether 5, 10, 20, 40, ... lies between what was counted before and what is now. */
    static boolean passesAReminder(long before, long now) {
        long reminder = FIRST_REMINDER;
        while (reminder <= before) {
            reminder *= 2;
        }
        return reminder <= now;
    }

    private static Step tellUnlessExplained(EpisodeState state, Optional<EpisodeState> cause, Instant at) {
        Optional<EpisodeState> other = cause.filter(known -> !known.isClosed())
                .filter(known -> !known.episode().equals(state.episode()));
        if (other.isPresent()) {
            return Step.silent(state.heldBackBy(rootOf(other.get())));
        }
        return new Step(state.afterTelling(), Optional.of(openingOf(state, at)));
    }

    /** Whoever is told of: the cause, or what holds back the cause itself. */
    private static NoticeId rootOf(EpisodeState cause) {
        return cause.told() ? cause.id() : cause.heldBy().orElse(cause.id());
    }

    private static Notice openingOf(EpisodeState state, Instant at) {
        String since = state.openedAt().equals(at)
                ? ""
                : "\nSince %s, so far %s.".formatted(Words.time(state.openedAt()), Words.times(state.occurrences()));
        return new Notice(
                state.id(),
                state.episode(),
                Notice.Kind.OPENED,
                state.severity(),
                state.title(),
                state.body() + since,
                at);
    }

    /** It is no longer the case; the first end counts. */
    public static EpisodeState ended(EpisodeState before, Signal.Ending signal, Instant at) {
        return before.isOpen() ? before.ended(new EpisodeState.Quiet(signal.id(), at, signal.body())) : before;
    }

    /** Whether the end has lasted for long enough to be told. */
    public static boolean isToClose(EpisodeState state, Duration quiet, Instant now) {
        return !state.isClosed()
                && state.quiet()
                        .filter(end -> !end.since().plus(quiet).isAfter(now))
                        .isPresent();
    }

    /**
     * The end is told.
     *
     * @param held all that was held back by this episode, closed or not, in the order of opening
     */
    public static Step closed(EpisodeState before, List<EpisodeState> held, Instant now) {
        EpisodeState.Quiet end = before.quiet().orElseThrow();
        if (!before.told()) {
            return Step.silent(before.closed(now));
        }
        Notice over = new Notice(
                end.signal(),
                before.episode(),
                Notice.Kind.OVER,
                Severity.INFO,
                "Over: " + before.title(),
                String.join("\n", endOf(before, end, held)),
                now);
        return new Step(before.closed(now), Optional.of(over));
    }

    private static List<String> endOf(EpisodeState before, EpisodeState.Quiet end, List<EpisodeState> held) {
        List<String> lines = new ArrayList<>();
        if (!end.body().isEmpty()) {
            lines.add(end.body());
        }
        lines.add("Over since %s after %s, %s."
                .formatted(
                        Words.time(end.since()),
                        Words.duration(Duration.between(before.openedAt(), end.since())),
                        Words.times(before.occurrences())));
        if (!held.isEmpty()) {
            lines.add("Held back meanwhile:");
            held.stream().limit(MOST_NAMES).map(EpisodePolicy::nameOf).forEach(lines::add);
        }
        if (held.size() > MOST_NAMES) {
            lines.add("- and %s more".formatted(Words.count(held.size() - MOST_NAMES)));
        }
        return lines;
    }

    private static String nameOf(EpisodeState held) {
        return "- %s: %s, %s%s"
                .formatted(
                        held.episode(),
                        PlainText.line(held.title(), 80),
                        Words.times(held.occurrences()),
                        held.isOpen() ? ", and still so" : "");
    }

    /**
     * What held the episode back is over: it is told, unless another cause explains it or it has ended.
     *
     * @param cause what the episode names as its cause, if that is not closed
     */
    public static Step released(EpisodeState held, Optional<EpisodeState> cause, Instant now) {
        return held.isOpen() ? tellUnlessExplained(held, cause, now) : Step.silent(held);
    }
}
