package dev.homeostat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class EpochTest {
    @Test
    void theFirstHolderIsNewerThanNone() {
        assertThat(Epoch.NONE.isOlderThan(Epoch.NONE.next())).isTrue();
    }

    @Test
    void anEpochIsNotOlderThanItself() {
        assertThat(new Epoch(3).isOlderThan(new Epoch(3))).isFalse();
    }

    @Test
    void anEpochIsNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Epoch(-1));
    }

    @Property
    void everyNextEpochFencesTheOneBefore(@ForAll @LongRange(max = Long.MAX_VALUE - 1) long value) {
        Epoch epoch = new Epoch(value);

        assertThat(epoch.isOlderThan(epoch.next())).isTrue();
        assertThat(epoch.next()).isGreaterThan(epoch);
        assertThat(epoch.next().isOlderThan(epoch)).isFalse();
    }
}
