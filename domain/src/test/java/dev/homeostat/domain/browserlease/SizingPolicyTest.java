package dev.homeostat.domain.browserlease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SizingPolicyTest {

    private static final PoolLimits LIMITS = new PoolLimits(2, 4);
    private static final long BROWSER = 400L << 20;
    private static final long PLENTY = 4 * BROWSER;

    @Test
    void growsWhenTwoWindowsInARowAreTooBusy() {
        assertThat(decide(window(3, 0.81), window(3, 0.85))).isInstanceOf(Resize.Grow.class);
        assertThat(decide(window(3, 0.81), window(3, 0.80))).isInstanceOf(Resize.Stay.class);
        assertThat(decide(window(3, 0.81))).isInstanceOf(Resize.Stay.class);
    }

    @Test
    void longWaitsCountWhenThereIsMuchToDo() {
        LeasePriority reading = LeasePriority.READING;

        assertThat(decide(waiting(window(3, 0.61), reading, 61), waiting(window(3, 0.61), reading, 61)))
                .isInstanceOf(Resize.Grow.class);
        assertThat(decide(waiting(window(3, 0.61), reading, 60), waiting(window(3, 0.61), reading, 60)))
                .isInstanceOf(Resize.Stay.class);
        assertThat(decide(waiting(window(3, 0.59), reading, 61), waiting(window(3, 0.59), reading, 61)))
                .isInstanceOf(Resize.Stay.class);
    }

    @Test
    void growsOnlyWhenMemoryAllowsHalfAsMuchAgainAsABrowserTakes() {
        PoolWindow enough = withFree(window(3, 0.9), BROWSER * 3 / 2);
        PoolWindow tooLittle = withFree(window(3, 0.9), BROWSER * 3 / 2 - 1);

        assertThat(decide(enough, enough)).isInstanceOf(Resize.Grow.class);
        assertThat(decide(enough, tooLittle)).isInstanceOf(Resize.Stay.class);
        assertThat(decide(tooLittle, enough).reason()).contains("memory does not allow one more", "one takes 400 MiB");
    }

    @Test
    void shrinksWhenThreeWindowsInARowShowThatOneFewerIsEnough() {
        assertThat(decide(window(3, 0.39), window(3, 0.39), window(3, 0.39))).isInstanceOf(Resize.Shrink.class);
        assertThat(decide(window(3, 0.39), window(3, 0.39))).isInstanceOf(Resize.Stay.class);
        assertThat(decide(window(3, 0.39), window(3, 0.39), window(3, 0.41))).isInstanceOf(Resize.Stay.class);
        assertThat(decide(window(2, 0.01), window(2, 0.01), window(2, 0.01))).isInstanceOf(Resize.Stay.class);
    }

    @Test
    void nobodyWhoWaitsLongLosesABrowser() {
        PoolWindow slow = waiting(window(3, 0.1), LeasePriority.POSTING, 11);

        assertThat(decide(slow, slow, slow)).isInstanceOf(Resize.Stay.class);
    }

    @Test
    void whatWasMeasuredBeforeAChangeDoesNotCount() {
        assertThat(decide(window(4, 0.9), window(3, 0.9), window(3, 0.9))).isInstanceOf(Resize.Stay.class);
        assertThat(decide(window(3, 0.3), window(3, 0.3), window(4, 0.2))).isInstanceOf(Resize.Stay.class);
        assertThat(SizingPolicy.decide(List.of(), LIMITS)).isInstanceOf(Resize.Stay.class);
    }

    @Test
    void aPoolOutsideItsLimitsIsLedBack() {
        assertThat(decide(window(5, 0.99))).isInstanceOf(Resize.Shrink.class);
        assertThat(decide(window(1, 0.01))).isInstanceOf(Resize.Grow.class);
        assertThatThrownBy(() -> new PoolLimits(0, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PoolLimits(3, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void advisesByLittlesLaw() {
        PoolWindow window = new PoolWindow(
                Duration.ofMinutes(10),
                2,
                24,
                Duration.ofSeconds(55),
                Duration.ofMinutes(19),
                new TreeMap<>(),
                PLENTY,
                BROWSER);

        assertThat(SizingPolicy.needed(window)).isEqualTo(3);
        assertThat(SizingPolicy.advice(window))
                .isEqualTo("144 operations an hour of 55.0 s each keep 2.20 browsers busy;"
                        + " at most 80 % busy they take 3, and there are 2");
    }

    /** Whatever is measured: one at a time, and never from within the limits to without. */
    @Property(tries = 500)
    void neverLeavesItsLimits(
            @ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = 0, max = 1) Double> utilizations,
            @ForAll @IntRange(min = 0, max = 600) int wait,
            @ForAll @LongRange(min = 0, max = 6 * BROWSER) long free,
            @ForAll @IntRange(min = 2, max = 4) int start) {
        int browsers = start;
        List<PoolWindow> latest = new ArrayList<>();
        for (double utilization : utilizations) {
            PoolWindow window = withFree(window(browsers, utilization), free);
            latest.addFirst(waiting(window, LeasePriority.BACKGROUND, wait));
            int before = browsers;
            browsers = after(browsers, SizingPolicy.decide(latest, LIMITS));
            assertThat(browsers).isBetween(LIMITS.least(), LIMITS.most());
            assertThat(Math.abs(browsers - before)).isLessThanOrEqualTo(1);
        }
    }

    /** Under one and the same load it grows or shrinks to a size, and stays. */
    @Property(tries = 500)
    void doesNotSwingUnderTheSameLoad(
            @ForAll @DoubleRange(min = 0, max = 8) double load,
            @ForAll @IntRange(min = 1, max = 8) int start,
            @ForAll @IntRange(min = 0, max = 8) int waitsLongBelow,
            @ForAll @LongRange(min = 0, max = 10 * BROWSER) long memory) {
        PoolLimits limits = new PoolLimits(1, 8);
        int browsers = start;
        boolean grew = false;
        boolean shrank = false;
        int latestChange = 0;
        List<PoolWindow> latest = new ArrayList<>();
        for (int number = 1; number <= 60; number++) {
            PoolWindow window = window(browsers, Math.min(1, load / browsers));
            window = waiting(window, LeasePriority.BACKGROUND, browsers < waitsLongBelow ? 400 : 0);
            latest.addFirst(withFree(window, memory - browsers * BROWSER));
            Resize resize = SizingPolicy.decide(latest, limits);
            grew |= resize instanceof Resize.Grow;
            shrank |= resize instanceof Resize.Shrink;
            latestChange = resize instanceof Resize.Stay ? latestChange : number;
            browsers = after(browsers, resize);
        }
        assertThat(grew && shrank).as("one way only").isFalse();
        assertThat(latestChange).as("the latest change").isLessThanOrEqualTo(3 * 8);
    }

    private static int after(int browsers, Resize resize) {
        return switch (resize) {
            case Resize.Grow grow -> browsers + 1;
            case Resize.Shrink shrink -> browsers - 1;
            case Resize.Stay stay -> browsers;
        };
    }

    private static Resize decide(PoolWindow... newestFirst) {
        return SizingPolicy.decide(List.of(newestFirst), LIMITS);
    }

    private static PoolWindow window(int browsers, double utilization) {
        Duration busy = Duration.ofMillis(Math.round(SizingPolicy.WINDOW.toMillis() * browsers * utilization));
        return new PoolWindow(
                SizingPolicy.WINDOW, browsers, 10, busy.dividedBy(10), busy, new TreeMap<>(), PLENTY, BROWSER);
    }

    private static PoolWindow waiting(PoolWindow window, LeasePriority priority, int seconds) {
        SortedMap<LeasePriority, Duration> waits = new TreeMap<>(window.waits());
        waits.put(priority, Duration.ofSeconds(seconds));
        return new PoolWindow(
                window.length(),
                window.browsers(),
                window.asked(),
                window.meanTime(),
                window.busy(),
                waits,
                window.freeBytes(),
                window.browserBytes());
    }

    private static PoolWindow withFree(PoolWindow window, long bytes) {
        return new PoolWindow(
                window.length(),
                window.browsers(),
                window.asked(),
                window.meanTime(),
                window.busy(),
                window.waits(),
                bytes,
                window.browserBytes());
    }
}
