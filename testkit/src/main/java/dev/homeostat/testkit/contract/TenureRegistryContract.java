package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.testkit.memory.StoreFault;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link dev.homeostat.application.account.port.TenureRegistry} must do. */
public interface TenureRegistryContract extends StoreFixture {

    AccountId ACCOUNT = new AccountId("contract");
    EngineId FIRST = new EngineId("first");
    EngineId SECOND = new EngineId("second");
    Duration LENGTH = Duration.ofSeconds(60);

    @BeforeEach
    default void openTheAccount() {
        store().accounts().open(ACCOUNT);
    }

    @Test
    default void grantsAFreeAccount() {
        Tenure tenure = granted(FIRST);

        assertThat(Duration.between(tenure.grantedAt(), tenure.expiresAt())).isEqualTo(LENGTH);
        assertThat(store().tenures().current(ACCOUNT)).contains(tenure);
    }

    @Test
    default void refusesASecondHolderWhileHeld() {
        Tenure held = granted(FIRST);

        assertThat(store().tenures().acquire(ACCOUNT, SECOND, LENGTH))
                .isEqualTo(new Answer.HeldBy(FIRST, held.expiresAt()));
    }

    @Test
    default void grantsWithAGreaterEpochOnceRunOut() {
        Tenure first = granted(FIRST);
        elapse(LENGTH.plusSeconds(1));
        assertThat(store().tenures().current(ACCOUNT)).isEmpty();

        Tenure second = granted(SECOND);

        assertThat(first.epoch().isOlderThan(second.epoch())).isTrue();
        assertThat(store().tenures().renew(first, LENGTH)).isEmpty();
    }

    @Test
    default void renewingKeepsTheEpochAndMovesTheEnd() {
        Tenure first = granted(FIRST);
        elapse(Duration.ofSeconds(40));
        Tenure renewed = store().tenures().renew(first, LENGTH).orElseThrow();
        elapse(Duration.ofSeconds(40));

        assertThat(renewed.epoch()).isEqualTo(first.epoch());
        assertThat(store().tenures().current(ACCOUNT)).contains(renewed);
    }

    @Test
    default void doesNotRenewWhatRanOut() {
        Tenure first = granted(FIRST);
        elapse(LENGTH);

        assertThat(store().tenures().renew(first, LENGTH)).isEmpty();
    }

    @Test
    default void acquiringAgainKeepsTheEpoch() {
        Tenure first = granted(FIRST);
        elapse(Duration.ofSeconds(10));

        assertThat(granted(FIRST).epoch()).isEqualTo(first.epoch());
    }

    @Test
    default void releasingFreesTheAccountAtOnce() {
        Tenure first = granted(FIRST);
        store().tenures().release(first);

        assertThat(store().tenures().current(ACCOUNT)).isEmpty();
        assertThat(first.epoch().isOlderThan(granted(SECOND).epoch())).isTrue();
    }

    @Test
    default void anOldHolderReleasesNothing() {
        Tenure first = granted(FIRST);
        elapse(LENGTH);
        Tenure second = granted(SECOND);
        store().tenures().release(first);

        assertThat(store().tenures().current(ACCOUNT)).contains(second);
    }

    @Test
    default void anEngineWhoseReplyWasLostGetsItsTenureByAskingAgain() {
        failNext(StoreFault.COMMITTED_REPLY_LOST);
        assertThat(lost(() -> store().tenures().acquire(ACCOUNT, FIRST, LENGTH)))
                .isTrue();

        assertThat(granted(FIRST).engine()).isEqualTo(FIRST);
    }

    private Tenure granted(EngineId engine) {
        return ((Answer.Granted) store().tenures().acquire(ACCOUNT, engine, LENGTH)).tenure();
    }

    private static boolean lost(Runnable call) {
        try {
            call.run();
            return false;
        } catch (StoreUnavailable expected) {
            return true;
        }
    }
}
