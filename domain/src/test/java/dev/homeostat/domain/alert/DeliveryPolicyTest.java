package dev.homeostat.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.alert.DeliveryPolicy.Outcome;
import dev.homeostat.domain.alert.DeliveryPolicy.Pick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Delivery LATER = new Delivery.TryLater("no answer");

    private static NoticeId id(int number) {
        return new NoticeId(new UUID(0, number));
    }

    private static QueuedDelivery queued(int number, int attempts, Duration untilNextTry, boolean aside) {
        return new QueuedDelivery(id(number), NOW, attempts, NOW.plus(untilNextTry), aside, Optional.empty());
    }

    private static QueuedDelivery ready(int number) {
        return queued(number, 0, Duration.ZERO, false);
    }

    private static QueuedDelivery taken(int number) {
        return new QueuedDelivery(id(number), NOW, 0, NOW, false, Optional.of(NOW.plusSeconds(1)));
    }

    private static Pick pick(int delivered, QueuedDelivery... queue) {
        return DeliveryPolicy.pick(List.of(queue), Optional.empty(), delivered, 12, NOW);
    }

    @Test
    void takesTheOldest() {
        assertThat(pick(0, ready(1), ready(2))).isEqualTo(new Pick.One(id(1)));
        assertThat(pick(0)).isEqualTo(new Pick.Nothing());
    }

    @Test
    void waitsForTheOldest() {
        assertThat(pick(0, queued(1, 9, Duration.ofMinutes(1), false), ready(2)))
                .isEqualTo(new Pick.Nothing());
        assertThat(pick(0, taken(1), ready(2))).isEqualTo(new Pick.Nothing());
    }

    @Test
    void doesNotWaitForWhatStepsAside() {
        assertThat(pick(0, queued(1, 9, Duration.ofMinutes(1), true), ready(2))).isEqualTo(new Pick.One(id(2)));
        assertThat(pick(0, queued(1, 9, Duration.ZERO, true), ready(2))).isEqualTo(new Pick.One(id(1)));
    }

    @Test
    void triesTheOneBehindWhenAsked() {
        QueuedDelivery failed = queued(1, 5, Duration.ofMinutes(1), false);
        QueuedDelivery behind = queued(2, 3, Duration.ofMinutes(1), false);

        assertThat(DeliveryPolicy.pick(List.of(failed, behind, ready(3)), Optional.of(id(1)), 0, 12, NOW))
                .isEqualTo(new Pick.One(id(2)));
        assertThat(DeliveryPolicy.pick(List.of(failed), Optional.of(id(1)), 0, 12, NOW))
                .isEqualTo(new Pick.Nothing());
        assertThat(DeliveryPolicy.triesBehind(4)).isFalse();
        assertThat(DeliveryPolicy.triesBehind(5)).isTrue();
    }

    @Test
    void mergesWhatTheLastPlaceMustHold() {
        assertThat(pick(10, ready(1), ready(2))).isEqualTo(new Pick.One(id(1)));
        assertThat(pick(11, ready(1), ready(2))).isEqualTo(new Pick.Merge(List.of(id(1), id(2))));
        assertThat(pick(11, ready(1))).isEqualTo(new Pick.One(id(1)));
        assertThat(pick(12, ready(1))).isEqualTo(new Pick.Nothing());
    }

    @Test
    void whatIsBeingSentTakesAPlaceAndIsNotMerged() {
        QueuedDelivery aside = queued(2, 9, Duration.ZERO, true);
        assertThat(pick(10, taken(1), aside, ready(3))).isEqualTo(new Pick.Merge(List.of(id(2), id(3))));
        assertThat(pick(11, taken(1), aside, ready(3))).isEqualTo(new Pick.Nothing());
    }

    @Property
    void waitsLongerEachTimeUpToHalfAnHour(
            @ForAll @IntRange(max = 10_000) int attempts, @ForAll @DoubleRange(max = 1) double jitter) {
        Duration wait = DeliveryPolicy.waitAfter(attempts, jitter);

        assertThat(wait).isBetween(Duration.ofSeconds(8), Duration.ofMinutes(30));
        assertThat(DeliveryPolicy.waitAfter(attempts + 1, jitter)).isGreaterThanOrEqualTo(wait);
    }

    @Test
    void theFirstWaitIsTenSecondsAndDoubles() {
        assertThat(DeliveryPolicy.waitAfter(0, 0.5)).isEqualTo(Duration.ofSeconds(10));
        assertThat(DeliveryPolicy.waitAfter(1, 0.5)).isEqualTo(Duration.ofSeconds(20));
        assertThat(DeliveryPolicy.waitAfter(0, 0)).isEqualTo(Duration.ofSeconds(8));
        assertThat(DeliveryPolicy.waitAfter(0, 1)).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void aReceiverMaySilenceAChannelForAnHourAtMost() {
        Delivery asked = new Delivery.TryLater("429", Optional.of(Duration.ofDays(300)));
        assertThat(DeliveryPolicy.settle(NOW, 0, asked, NOW, 0.5).nextTryAt()).contains(NOW.plusSeconds(3_600));
        Delivery shorter = new Delivery.TryLater("429", Optional.of(Duration.ofSeconds(1)));
        assertThat(DeliveryPolicy.settle(NOW, 0, shorter, NOW, 0.5).nextTryAt()).contains(NOW.plusSeconds(10));
    }

    @Test
    void triesALastTimeAfterADayAndGivesUp() {
        Instant late = NOW.plus(Duration.ofHours(24)).minusSeconds(60);
        Outcome last = DeliveryPolicy.settle(NOW, 50, LATER, late, 0.5);
        assertThat(last.nextTryAt()).contains(NOW.plus(Duration.ofHours(24)));

        Outcome after = DeliveryPolicy.settle(NOW, 51, LATER, NOW.plus(Duration.ofHours(24)), 0.5);
        assertThat(after).isEqualTo(new Outcome(DeliveryStatus.GIVEN_UP, Optional.empty(), "no answer"));
    }
}
