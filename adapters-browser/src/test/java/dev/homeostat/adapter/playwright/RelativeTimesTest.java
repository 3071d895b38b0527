package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelativeTimesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final RelativeTimes TIMES = new RelativeTimes(new TreeMap<>(Map.of(
            "{n}m", Duration.ofMinutes(1),
            "{n} h", Duration.ofHours(1),
            "vor {n} Std.", Duration.ofHours(1),
            "yesterday", Duration.ofHours(24))));

    @Test
    void anAgeIsNoMoreExactThanItsUnit() {
        assertThat(TIMES.read("5m")).contains(age(Duration.ofMinutes(5), Duration.ofMinutes(1)));
        assertThat(TIMES.read(" 2\u00A0h ")).contains(age(Duration.ofHours(2), Duration.ofHours(1)));
        assertThat(TIMES.read("vor 3 Std.")).contains(age(Duration.ofHours(3), Duration.ofHours(1)));
        assertThat(TIMES.read("yesterday")).contains(age(Duration.ofDays(1), Duration.ofDays(1)));
    }

    @Test
    void whatTheProfileDoesNotKnowIsNoAge() {
        assertThat(Stream.of("", "m", "5", "5 m", "5min", "-5m", "\u0665m", "99999m", "5m ago", "Yesterday", "Mar 3"))
                .allSatisfy(text -> assertThat(TIMES.read(text)).as(text).isEmpty());
    }

    @Test
    void anEntrysAgeCountsFromWhenItWasRead() {
        assertThat(time(NOW.minus(Duration.ofHours(1))).read("5m", "entry 1"))
                .isEqualTo(NOW.minus(Duration.ofMinutes(5)));
        assertThat(time(NOW).read("2026-03-10T11:59:00+01:00", "entry 1"))
                .isEqualTo(Instant.parse("2026-03-10T10:59:00Z"));
    }

    /** What is coarser than the tolerance could be taken for the item that is looked for, or for another. */
    @Test
    void aCoarseAgeOnlyShowsThatAnEntryIsTooOld() {
        assertThat(time(NOW.minus(Duration.ofMinutes(59))).read("2 h", "entry 1"))
                .isEqualTo(NOW.minus(Duration.ofHours(2)));
        assertThatThrownBy(() -> time(NOW.minus(Duration.ofMinutes(61))).read("2 h", "entry 3"))
                .isInstanceOf(SiteTrouble.class)
                .hasMessageContaining("entry 3 has the time '2 h'")
                .hasMessageContaining("clockTolerance is PT2M");
        assertThatThrownBy(() -> time(NOW.minusSeconds(1)).read("yesterday", "entry 3"))
                .isInstanceOf(SiteTrouble.class);
    }

    private static RelativeTimes.Age age(Duration nominal, Duration margin) {
        return new RelativeTimes.Age(nominal, margin);
    }

    private static EntryTime time(Instant since) {
        SiteProfile profile = ProfileFile.parse(
                        "variant",
                        PracticeProfiles.yaml()
                                .replace("Tolerance: 5s", "Tolerance: 2m")
                                .replace(
                                        "attribute: datetime }",
                                        "relative: { \"{n}m\": 1m, \"{n} h\": 1h, yesterday: 24h } }"))
                .withBaseUrl(URI.create("http://127.0.0.1:1"));
        return new EntryTime(profile, since, InstantSource.fixed(NOW));
    }
}
