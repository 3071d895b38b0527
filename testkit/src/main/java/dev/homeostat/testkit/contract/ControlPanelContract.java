package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.control.StopCause;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link dev.homeostat.application.control.port.ControlPanel} must do. */
public interface ControlPanelContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");
    AccountId OTHER = new AccountId("other");

    @BeforeEach
    default void openTheAccounts() {
        store().accounts().open(ACCOUNT);
        store().accounts().open(OTHER);
    }

    @Test
    default void aNewAccountRehearses() {
        assertThat(store().controls().read(ACCOUNT)).isEqualTo(Controls.DEFAULT);
    }

    @Test
    default void keepsTheModeOfOneAccount() {
        store().controls().setMode(ACCOUNT, Mode.LIVE, "operator");

        assertThat(store().controls().read(ACCOUNT).mode()).isEqualTo(Mode.LIVE);
        assertThat(store().controls().read(OTHER).mode()).isEqualTo(Mode.DRY_RUN);
    }

    @Test
    default void theKillSwitchHoldsEveryAccountUntilAPersonReleasesIt() {
        store().controls().engageKillSwitch("operator", "something is wrong");
        assertThat(store().controls().read(ACCOUNT).reasonToHold()).isPresent();
        assertThat(store().controls().read(OTHER).reasonToHold()).isPresent();

        store().controls().releaseKillSwitch("operator");
        assertThat(store().controls().read(ACCOUNT).reasonToHold()).isEmpty();
    }

    @Test
    default void engagingTwiceKeepsTheFirstReason() {
        store().controls().engageKillSwitch("operator", "first");
        store().controls().engageKillSwitch("another", "second");

        assertThat(store().controls().read(ACCOUNT).killSwitch().map(Hold::reason))
                .contains("first");
    }

    @Test
    default void aStopHoldsOneAccountUntilAPersonResumesIt() {
        store().controls().stop(ACCOUNT, StopCause.CAPTCHA, "prove that you are human");

        Controls stopped = store().controls().read(ACCOUNT);
        assertThat(stopped.stop().map(Stop::hold).map(Hold::by)).contains("homeostat");
        assertThat(stopped.stop().map(Stop::hold).map(Hold::reason))
                .contains("the site asks for proof that a person is at work: prove that you are human");
        assertThat(stopped.reasonToHold()).isPresent();
        assertThat(store().controls().read(OTHER).stop()).isEmpty();

        store().controls().resume(ACCOUNT, "operator");
        assertThat(store().controls().read(ACCOUNT).stop()).isEmpty();
    }

    @Test
    default void aSecondCauseChangesNothing() {
        store().controls().stop(ACCOUNT, StopCause.CAPTCHA, "first");
        store().controls().stop(ACCOUNT, StopCause.LOCKED, "second");

        assertThat(store().controls().read(ACCOUNT).stop().map(Stop::hold).map(Hold::reason))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith("first"));
        assertThat(acts()).containsExactly("account_stopped");
    }

    @Test
    default void resumingEndsAPauseAndAStop() {
        store().controls().pause(ACCOUNT, "operator", "on holiday");
        store().controls().stop(ACCOUNT, StopCause.LOCKED, "locked");

        store().controls().resume(ACCOUNT, "operator");

        assertThat(store().controls().read(ACCOUNT).reasonToHold()).isEmpty();
        assertThat(acts()).containsExactly("account_paused", "account_stopped", "account_resumed");
    }

    @Test
    default void everyChangeIsKeptForGoodAndWhatChangesNothingIsNot() {
        store().controls().setMode(ACCOUNT, Mode.SHADOW, "ann");
        store().controls().setMode(ACCOUNT, Mode.SHADOW, "ann");
        store().controls().engageKillSwitch("bob", "wrong link");
        store().controls().engageKillSwitch("ann", "too late");
        store().controls().releaseKillSwitch("ann");
        store().controls().releaseKillSwitch("ann");
        store().controls().resume(ACCOUNT, "ann");

        List<AuditRecord> records = records();
        assertThat(records)
                .extracting(AuditRecord::act)
                .containsExactly("mode_changed", "kill_switch_engaged", "kill_switch_released");
        assertThat(records)
                .extracting(AuditRecord::account)
                .containsExactly(Optional.of(ACCOUNT), Optional.empty(), Optional.empty());
        assertThat(records.getFirst().data()).containsEntry("from", "dry-run").containsEntry("to", "shadow");
        assertThat(records.get(1).actor()).isEqualTo("bob");
        assertThat(records.get(1).data()).containsEntry("reason", "wrong link");
    }

    @Test
    default void theCauseOfAStopIsKeptForGood() {
        store().controls().stop(ACCOUNT, StopCause.SUSPENDED, "bye");

        assertThat(records()).singleElement().satisfies(record -> {
            assertThat(record.actor()).isEqualTo("homeostat");
            assertThat(record.subject()).isEqualTo(ACCOUNT.value());
            assertThat(record.data()).containsEntry("cause", "suspended").containsEntry("detail", "bye");
        });
    }

    private List<AuditRecord> records() {
        return store().audit().after(0, 100).stream().map(AuditEntry::content).toList();
    }

    private List<String> acts() {
        return records().stream().map(AuditRecord::act).toList();
    }

    @Test
    default void aPauseHoldsOneAccount() {
        store().controls().pause(ACCOUNT, "operator", "on holiday");
        assertThat(store().controls().read(ACCOUNT).pause().map(Hold::reason)).contains("on holiday");
        assertThat(store().controls().read(OTHER).pause()).isEmpty();

        store().controls().resume(ACCOUNT, "operator");
        assertThat(store().controls().read(ACCOUNT).pause()).isEmpty();
    }
}
