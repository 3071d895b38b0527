package dev.homeostat.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationFormTest {

    @Test
    void readsWhatPeopleWrite() {
        assertThat(DurationForm.parse("250ms")).isEqualTo(Duration.ofMillis(250));
        assertThat(DurationForm.parse(" 1h30m ")).isEqualTo(Duration.ofMinutes(90));
        assertThat(DurationForm.parse("2d")).isEqualTo(Duration.ofDays(2));
        assertThat(DurationForm.parse("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void refusesWhatCouldMeanAnything() {
        for (String text : new String[] {"", "5", "5 m", "-5s", "m5", "1.5h", "P", "5s!", "99999999999s"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> DurationForm.parse(text));
        }
    }
}
