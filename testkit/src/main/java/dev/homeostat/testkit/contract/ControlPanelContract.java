package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
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
    default void aPauseHoldsOneAccount() {
        store().controls().pause(ACCOUNT, "operator", "on holiday");
        assertThat(store().controls().read(ACCOUNT).pause().map(Hold::reason)).contains("on holiday");
        assertThat(store().controls().read(OTHER).pause()).isEmpty();

        store().controls().resume(ACCOUNT, "operator");
        assertThat(store().controls().read(ACCOUNT).pause()).isEmpty();
    }
}
