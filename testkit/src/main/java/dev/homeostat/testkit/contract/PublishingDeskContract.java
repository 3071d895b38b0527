package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every {@link PublishingDesk} must do. */
public interface PublishingDeskContract
        extends ClaimingContract,
                RateContract,
                SettlingContract,
                SweepingContract,
                ResolvingContract,
                KnownItemsContract {

    @Test
    default void authorizesACurrentClaimForTheTimeThatIsLeft() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "one");
        Claim claim = claimed(tenure);
        elapse(Duration.ofSeconds(30));

        Authorization answer = desk().authorize(claim);

        assertThat(answer).isInstanceOf(Authorization.Granted.class);
        assertThat(((Authorization.Granted) answer).within())
                .isPositive()
                .isLessThanOrEqualTo(LIMITS.attemptLength().minusSeconds(30));
    }

    @Test
    default void deniesAfterTheDeadline() {
        Claim claim = claimOne();
        elapse(LIMITS.attemptLength());

        assertDenied(claim, Hindrance.LATE);
    }

    @Test
    default void deniesOnceTheKillSwitchIsEngaged() {
        Claim claim = claimOne();
        store().controls().engageKillSwitch("operator", "stop");

        assertDenied(claim, Hindrance.HELD);
    }

    @Test
    default void deniesOnceAnotherEngineHoldsTheAccount() {
        Claim claim = claimOne();
        elapse(TENURE);
        assertDenied(claim, Hindrance.FENCED);

        hold(new EngineId("another"));
        assertDenied(claim, Hindrance.FENCED);
    }

    @Test
    default void rehearsesInADryRun() {
        Claim claim = claimOne();
        store().controls().setMode(ACCOUNT, Mode.DRY_RUN, "operator");

        assertThat(desk().authorize(claim)).isInstanceOf(Authorization.Rehearse.class);
    }

    @Test
    default void everyChangeOfStateIsAnEventOfItsPost() {
        Claim claim = claimOne();
        settle(claim, new PublishOutcome.Unconfirmed("no answer"));

        var history = store().posts().history(claim.postId()).orElseThrow();

        assertThat(history.events())
                .extracting(RecordedEvent::type)
                .containsExactly("post_queued", "post_claimed", "post_unconfirmed");
        assertThat(history.events().getLast().data())
                .containsEntry("from", "posting")
                .containsEntry("to", "unconfirmed")
                .containsEntry("detail", "no answer");
        assertThat(history.attempts()).hasSize(1);
        assertThat(history.attempts().getFirst().attempt()).isEqualTo(claim.attempt());
        assertThat(history.attempts().getFirst().outcome()).contains("unconfirmed");
    }
}
