package dev.homeostat.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.alert.EpisodePolicy.Step;
import dev.homeostat.domain.audit.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EpisodePolicyTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration QUIET = Duration.ofMinutes(10);

    private static Signal.Opening opening(int number, String episode, long times) {
        return new Signal.Opening(
                new NoticeId(new UUID(0, number)),
                Episode.of(episode),
                Severity.ERROR,
                episode + " began",
                "",
                Optional.empty(),
                times,
                true);
    }

    private static EpisodeState open(int number, String episode) {
        return EpisodePolicy.opened(Optional.empty(), Optional.empty(), opening(number, episode, 1), NOON)
                .after();
    }

    private static EpisodeState ended(EpisodeState state, Instant at) {
        return EpisodePolicy.ended(state, new Signal.Ending(new NoticeId(new UUID(1, 1)), state.episode(), ""), at);
    }

    @Test
    void theFirstEndCounts() {
        EpisodeState once = ended(open(1, "a"), NOON);
        EpisodeState twice = ended(once, NOON.plusSeconds(300));

        assertThat(twice).isEqualTo(once);
        assertThat(EpisodePolicy.isToClose(twice, QUIET, NOON.plus(QUIET))).isTrue();
        assertThat(EpisodePolicy.isToClose(twice, QUIET, NOON.plus(QUIET).minusNanos(1)))
                .isFalse();
    }

    @Test
    void anEpisodeDoesNotHoldItselfBack() {
        EpisodeState held = open(1, "a");
        Step again = EpisodePolicy.opened(Optional.of(held), Optional.of(held), opening(2, "a", 1), NOON);

        assertThat(again.after().told()).isTrue();
    }

    @Test
    void twoThatExplainEachOtherAreToldOnce() {
        Step first = EpisodePolicy.opened(Optional.empty(), Optional.empty(), opening(1, "a", 1), NOON);
        Step second = EpisodePolicy.opened(Optional.empty(), Optional.of(first.after()), opening(2, "b", 1), NOON);
        Step third =
                EpisodePolicy.opened(Optional.of(first.after()), Optional.of(second.after()), opening(3, "a", 1), NOON);

        assertThat(second.notice()).isEmpty();
        assertThat(third.after().told()).isTrue();
        assertThat(third.notice()).isEmpty();
    }

    @Test
    void whatNobodyWasToldOfEndsWithoutAWord() {
        Step held = EpisodePolicy.opened(Optional.empty(), Optional.of(open(1, "a")), opening(2, "b", 1), NOON);
        Step closed = EpisodePolicy.closed(ended(held.after(), NOON), List.of(), NOON.plus(QUIET));

        assertThat(closed.notice()).isEmpty();
        assertThat(closed.after().isClosed()).isTrue();
    }

    @Test
    void anEndNamesTwentyAndCountsTheOthers() {
        List<EpisodeState> held = IntStream.range(0, 50)
                .mapToObj(i -> open(100 + i, "trouble-" + i))
                .toList();
        Notice over = EpisodePolicy.closed(ended(open(1, "a"), NOON.plusSeconds(90)), held, NOON.plus(QUIET))
                .notice()
                .orElseThrow();

        assertThat(over.body()).contains("after 90 s, once.", "- trouble-19: ", "- and 30 more");
        assertThat(over.body()).doesNotContain("trouble-20:");
        assertThat(over.severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void whatIsReleasedSaysSinceWhen() {
        Step held = EpisodePolicy.opened(Optional.empty(), Optional.of(open(1, "a")), opening(2, "b", 7), NOON);
        Notice told = EpisodePolicy.released(held.after(), Optional.empty(), NOON.plus(QUIET))
                .notice()
                .orElseThrow();

        assertThat(told.body()).isEqualTo("Since 2026-03-01 12:00 UTC, so far 7 times.");
        assertThat(told.at()).isEqualTo(NOON.plus(QUIET));
    }

    @Property
    void remindersAreFewHoweverTheOccurrencesCome(
            @ForAll @LongRange(min = 1, max = 100_000) long all, @ForAll @LongRange(min = 1, max = 50) long atOnce) {
        long reminders = LongStream.iterate(1, count -> count < all, count -> Math.min(all, count + atOnce))
                .filter(count -> EpisodePolicy.passesAReminder(count, Math.min(all, count + atOnce)))
                .count();

        assertThat(reminders).isLessThanOrEqualTo(all < 5 ? 0 : 1 + (long) (Math.log(all / 5.0) / Math.log(2) + 1e-9));
        assertThat(reminders > 0).isEqualTo(all >= 5);
    }
}
