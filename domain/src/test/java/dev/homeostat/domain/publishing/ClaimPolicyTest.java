package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.queued;
import static dev.homeostat.domain.publishing.SampleTenures.HELD;
import static dev.homeostat.domain.publishing.SampleTenures.KILLED;
import static dev.homeostat.domain.publishing.SampleTenures.LIVE;
import static dev.homeostat.domain.publishing.SampleTenures.PAUSED;
import static dev.homeostat.domain.publishing.SampleTenures.TAKEN_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.publishing.ClaimPolicy.Decision;
import dev.homeostat.domain.publishing.ClaimPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimPolicyTest {
    private static final Duration GAP = Duration.ofMinutes(5);
    private static final Optional<QueuedPost> DUE = Optional.of(queued("hello"));

    @Test
    void aDuePostIsTaken() {
        assertThat(decide(Optional.of(HELD), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.Take(DUE.get()));
    }

    @Test
    void aDryRunTakesPostsToo() {
        assertThat(decide(Optional.of(HELD), Controls.DEFAULT, Optional.empty(), DUE))
                .isInstanceOf(Decision.Take.class);
    }

    @Test
    void withoutAPostNothingIsDue() {
        assertThat(decide(Optional.of(HELD), KILLED, Optional.empty(), Optional.empty()))
                .isEqualTo(new Decision.NothingDue());
    }

    @Test
    void aPersonsOrderMakesItWaitAndIsNamed() {
        assertWaits("ann", decide(Optional.of(HELD), KILLED, Optional.empty(), DUE));
        assertWaits("holiday", decide(Optional.of(HELD), PAUSED, Optional.empty(), DUE));
    }

    @Test
    void theGapToTheClaimBeforeIsKeptToTheInstant() {
        Instant lastClaim = INTENT.minus(GAP);

        assertWaits("gap", decide(Optional.of(HELD), LIVE, Optional.of(lastClaim.plusNanos(1)), DUE));
        assertThat(decide(Optional.of(HELD), LIVE, Optional.of(lastClaim), DUE)).isInstanceOf(Decision.Take.class);
    }

    @Test
    void anEngineWithoutTheTenureTakesNothing() {
        Tenure ranOut = HELD.renewedAt(INTENT.minusSeconds(60), INTENT);

        assertThat(decide(Optional.of(TAKEN_OVER), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
        assertThat(decide(Optional.of(ranOut), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
        assertThat(decide(Optional.empty(), LIVE, Optional.empty(), DUE)).isEqualTo(new Decision.TenureLost());
    }

    @Test
    void aTenureRenewedSinceStillHolds() {
        Tenure renewed = HELD.renewedAt(INTENT, INTENT.plusSeconds(600));

        assertThat(decide(Optional.of(renewed), LIVE, Optional.empty(), DUE)).isInstanceOf(Decision.Take.class);
    }

    @Test
    void whatWaitsForATextInDoubtIsNotCalledNothing() {
        Situation situation = new Situation(
                INTENT,
                INTENT,
                Optional.of(HELD),
                LIVE,
                Optional.empty(),
                Optional.empty(),
                DUE.map(QueuedPost::id),
                List::of);

        assertWaits("with the same text", ClaimPolicy.decide(HELD, situation, GAP));
    }

    private static Decision decide(
            Optional<Tenure> current, Controls controls, Optional<Instant> lastClaim, Optional<QueuedPost> due) {
        return ClaimPolicy.decide(
                HELD,
                new Situation(INTENT, INTENT, current, controls, lastClaim, due, Optional.empty(), List::of),
                GAP);
    }

    private static void assertWaits(String reason, Decision decision) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Wait.class, wait -> assertThat(wait.reason())
                .contains(reason));
    }
}
