package dev.homeostat.domain.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ErrorClassifierTest {

    @Test
    void serverErrorsAndTimeoutsOfARequestAreTransient() {
        assertThat(List.of(500, 502, 503, 504, 520, 408, 425))
                .allSatisfy(status ->
                        assertThat(ErrorClassifier.ofHttpStatus(status)).isEqualTo(ErrorClass.TRANSIENT));
    }

    @Test
    void tooManyRequestsIsAThrottle() {
        assertThat(ErrorClassifier.ofHttpStatus(429)).isEqualTo(ErrorClass.THROTTLED);
    }

    @Test
    void whatIsSentWronglyIsContentAndWhatIsForbiddenIsPermanent() {
        assertThat(List.of(400, 413, 415, 422)).allSatisfy(status -> assertThat(ErrorClassifier.ofHttpStatus(status))
                .isEqualTo(ErrorClass.CONTENT));
        assertThat(List.of(401, 403, 404, 405, 409, 410, 501, 505, 511))
                .allSatisfy(status ->
                        assertThat(ErrorClassifier.ofHttpStatus(status)).isEqualTo(ErrorClass.PERMANENT));
    }

    @Test
    void aStatusThatMeansNoFailureProvesNothing() {
        assertThat(List.of(-1, 0, 100, 200, 302, 600, 999))
                .allSatisfy(status ->
                        assertThat(ErrorClassifier.ofHttpStatus(status)).isEqualTo(ErrorClass.UNKNOWN_OUTCOME));
    }

    @Test
    void conflictsAndTroubleOfTheConnectionAreTransient() {
        assertThat(List.of(
                        "40001", "40P01", "55P03", "08001", "08006", "53300", "57P01", "57P03", "58030", "25006", ""))
                .allSatisfy(
                        state -> assertThat(ErrorClassifier.ofSqlState(state)).isEqualTo(ErrorClass.TRANSIENT));
        assertThat(ErrorClassifier.ofSqlState("08007")).isEqualTo(ErrorClass.UNKNOWN_OUTCOME);
    }

    @Test
    void mistakesOfAStatementArePermanent() {
        assertThat(List.of("42P01", "23505", "22001", "25P02", "40002", "0A000"))
                .allSatisfy(
                        state -> assertThat(ErrorClassifier.ofSqlState(state)).isEqualTo(ErrorClass.PERMANENT));
    }

    @Property
    void onlySerializationFailureDeadlockAndALockNotHadAreConflicts(
            @ForAll @AlphaChars @NumericChars @StringLength(max = 5) String state) {
        boolean conflict = Arrays.asList("40001", "40P01", "55P03").contains(state);
        assertThat(ErrorClassifier.isConflict(state)).isEqualTo(conflict);
    }

    @Property
    void whateverTheStatusItHasAClass(@ForAll int status) {
        assertThat(ErrorClassifier.ofHttpStatus(status)).isNotNull();
    }
}
