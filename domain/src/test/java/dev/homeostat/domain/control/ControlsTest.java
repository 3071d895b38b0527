package dev.homeostat.domain.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private static final Instant SINCE = Instant.parse("2026-01-05T10:00:00Z");
    private static final Optional<Hold> KILL = Optional.of(new Hold("ann", "wrong link", SINCE));
    private static final Optional<Hold> PAUSE = Optional.of(new Hold("bob", "holiday", SINCE));

    @Test
    void aNewAccountRehearsesAndIsNotHeld() {
        assertThat(Controls.DEFAULT.mode()).isEqualTo(Mode.DRY_RUN);
        assertThat(Controls.DEFAULT.reasonToHold()).isEmpty();
    }

    @Test
    void aPauseHolds() {
        assertThat(new Controls(Mode.LIVE, Optional.empty(), Optional.empty(), PAUSE).reasonToHold())
                .contains("the account is paused by bob: holiday");
    }

    @Test
    void theKillSwitchIsNamedBeforeThePause() {
        assertThat(new Controls(Mode.LIVE, KILL, Optional.empty(), PAUSE).reasonToHold())
                .contains("the kill switch is engaged by ann: wrong link");
    }

    @Test
    void aModeIsFoundByItsWordOnly() {
        assertThat(Mode.of("dry-run")).contains(Mode.DRY_RUN);
        assertThat(Mode.of("live")).contains(Mode.LIVE);
        assertThat(Mode.of("LIVE")).isEmpty();
    }
}
