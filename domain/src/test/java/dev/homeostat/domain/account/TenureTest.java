package dev.homeostat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TenureTest {
    private static final Instant GRANTED = Instant.parse("2026-01-05T10:00:00Z");
    private static final Instant EXPIRES = GRANTED.plusSeconds(30);
    private static final Tenure TENURE =
            new Tenure(new AccountId("practice"), new EngineId("engine-1"), new Epoch(1), GRANTED, EXPIRES);

    @Test
    void aTenureIsOverAtTheInstantAtWhichItExpires() {
        assertThat(TENURE.isOverAt(EXPIRES.minusNanos(1))).isFalse();
        assertThat(TENURE.isOverAt(EXPIRES)).isTrue();
    }

    @Test
    void aRenewedTenureKeepsItsEpoch() {
        Tenure renewed = TENURE.renewedAt(GRANTED.plusSeconds(10), EXPIRES.plusSeconds(10));

        assertThat(renewed.epoch()).isEqualTo(TENURE.epoch());
        assertThat(renewed.isOverAt(EXPIRES)).isFalse();
    }

    @Test
    void aTenureLastsSomeTime() {
        assertThatIllegalArgumentException().isThrownBy(() -> TENURE.renewedAt(EXPIRES, EXPIRES));
    }

    @Test
    void anAccountIsNamedPlainly() {
        assertThat(new AccountId("my.account-2_b")).hasToString("my.account-2_b");
        for (String bad : new String[] {"", "Upper", "a b", "-a", "ä", "a".repeat(65), "a\n"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new AccountId(bad));
        }
    }

    @Test
    void anEngineIsNotNameless() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EngineId(" "));
    }
}
