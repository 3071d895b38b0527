package dev.homeostat.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.homeostat.domain.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DecisionTest {
    private static final DecisionId ID = new DecisionId(new UUID(1, 1));
    private static final AccountId ACCOUNT = new AccountId("practice");
    private static final Instant AT = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void aPropensityIsAProbabilityAboveZero() {
        for (double bad : new double[] {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> decision(bad));
        }
        assertThatCode(() -> decision(1)).doesNotThrowAnyException();
        assertThatCode(() -> decision(0.001)).doesNotThrowAnyException();
    }

    @Test
    void aPersonsDecisionNamesNoModelAndIsItsOwnApproval() {
        Decision decision = Decision.byOperator(ID, ACCOUNT, "wanted", AT);

        assertThat(decision.decidedBy()).isEqualTo("operator");
        assertThat(decision.approval()).contains("operator");
        assertThat(decision.model()).isEmpty();
        assertThat(decision.propensity()).isEmpty();
    }

    private static Decision decision(double propensity) {
        return new Decision(
                ID,
                ACCOUNT,
                "topic-policy",
                "explored",
                Optional.of("7"),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(propensity),
                Optional.empty(),
                AT);
    }
}
