package dev.homeostat.domain.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PlanPolicyTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void aWholeDayIsOpenAtItsBeginning() {
        PlanSettings settings = PlanSettings.usual();

        List<Slot> open = PlanPolicy.openSlots(settings, MIDNIGHT.minusSeconds(3600), Set.of());

        assertThat(open).hasSize(24);
        assertThat(open.getFirst().start()).isEqualTo(MIDNIGHT);
    }

    @Test
    void aDayThatIsHalfOverGetsHalfOfItsPosts() {
        PlanSettings settings = PlanSettings.usual();
        Instant noon = MIDNIGHT.plus(Duration.ofHours(12)).minusSeconds(1_000);

        Set<Slot> planned = filled(settings, noon, 3);

        assertThat(planned).allMatch(slot -> slot.start().isBefore(MIDNIGHT.plus(Duration.ofDays(1))));
        assertThat(PlanPolicy.openSlots(settings, noon, planned))
                .allMatch(slot -> !slot.start().isBefore(MIDNIGHT.plus(Duration.ofDays(1))));
    }

    @Test
    void aFullPlanIsLeftAlone() {
        PlanSettings settings = PlanSettings.usual();
        Set<Slot> planned = filled(settings, MIDNIGHT, 100);

        assertThat(planned).hasSize(12);
        assertThat(PlanPolicy.openSlots(settings, MIDNIGHT, planned)).isEmpty();
    }

    /** Half a century of every zone's clock changes, in steps that meet all hours of the day. */
    @Property(tries = 300)
    void noDayGetsMoreThanItsPostsInAnyZone(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = 0, max = 50L * 365 * 24) long hoursSince1990,
            @ForAll @IntRange(min = 1, max = 10) int postsPerDay) {
        PlanSettings settings = settings(zone, postsPerDay);
        Instant now = Instant.parse("1990-01-01T00:00:00Z").plus(Duration.ofHours(hoursSince1990));
        Set<Slot> planned = new TreeSet<>();
        for (int round = 0; round < 30; round++) {
            planned.addAll(filled(settings, now, planned, 2));
            now = now.plus(Duration.ofHours(5));
        }

        Map<Object, Long> byDay = planned.stream()
                .collect(Collectors.groupingBy(slot -> slot.start().atZone(zone).toLocalDate(), Collectors.counting()));
        assertThat(byDay.values()).allMatch(posts -> posts <= postsPerDay);
        assertThat(planned).allMatch(slot -> settings.hours()
                .contains(slot.start().atZone(zone).getHour()));
    }

    @Provide
    static Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    private static PlanSettings settings(ZoneId zone, int postsPerDay) {
        PlanSettings usual = PlanSettings.usual();
        return new PlanSettings(
                postsPerDay,
                usual.postsPerRun(),
                usual.horizon(),
                usual.lead(),
                Set.of(1, 2, 3, 6, 7, 8, 9, 12, 18, 22),
                zone,
                usual.expiresAfter(),
                usual.factRest(),
                List.of(),
                usual.formats());
    }

    private static Set<Slot> filled(PlanSettings settings, Instant now, int most) {
        return filled(settings, now, Set.of(), most);
    }

    private static Set<Slot> filled(PlanSettings settings, Instant now, Set<Slot> before, int most) {
        Set<Slot> taken = new TreeSet<>(before);
        for (int i = 0; i < most; i++) {
            List<Slot> open = new ArrayList<>(PlanPolicy.openSlots(settings, now, taken));
            if (open.isEmpty()) {
                break;
            }
            taken.add(open.get(i * 7 % open.size()));
        }
        return taken;
    }
}
