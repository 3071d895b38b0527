package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every {@link dev.homeostat.application.account.port.Accounts} must do. */
public interface AccountsContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");

    @Test
    default void opensANewAccountInRealTime() {
        AccountTime time = store().accounts().open(ACCOUNT);

        assertThat(time.rate()).isEqualTo(1);
        assertThat(time.accountOrigin()).isEqualTo(time.machineOrigin());
    }

    @Test
    default void accountTimeIsToldByTheStoresClock() {
        Instant before = store().accounts().now(ACCOUNT);

        elapse(Duration.ofHours(1));

        assertThat(Duration.between(before, store().accounts().now(ACCOUNT)))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(61));
    }

    @Test
    default void openingAgainChangesNothing() {
        AccountTime first = store().accounts().setRate(ACCOUNT, 60);
        elapse(Duration.ofMinutes(5));

        assertThat(store().accounts().open(ACCOUNT)).isEqualTo(first);
    }

    @Test
    default void accountTimeGoesOnFromWhereItIsAtAnotherRate() {
        AccountTime slow = store().accounts().setRate(ACCOUNT, 10);
        elapse(Duration.ofMinutes(1));
        AccountTime fast = store().accounts().setRate(ACCOUNT, 100);

        Instant change = fast.machineOrigin();
        assertThat(fast.accountAt(change)).isEqualTo(slow.accountAt(change));
        assertThat(Duration.between(slow.accountOrigin(), fast.accountOrigin()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    default void theAnchorOfItsJobsIsTheFirstOpening() {
        store().accounts().open(ACCOUNT);
        Instant anchor = store().heartbeats().anchor(ACCOUNT);
        elapse(Duration.ofHours(1));
        store().accounts().setRate(ACCOUNT, 7);

        assertThat(store().heartbeats().anchor(ACCOUNT)).isEqualTo(anchor);
    }
}
