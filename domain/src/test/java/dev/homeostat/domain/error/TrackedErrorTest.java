package dev.homeostat.domain.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.audit.Severity;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TrackedErrorTest {
    private static final ErrorContext HOST = ErrorContext.ofHost("trace-1");

    @Test
    void theEventTypeNamesComponentAndKind() {
        assertThat(error("browser", "publish_unconfirmed", "lost").eventType())
                .isEqualTo("error_browser_publish_unconfirmed");
    }

    @Test
    void componentAndKindAreLowerCaseWords() {
        for (String bad :
                new String[] {"", "Browser", "browser-x", "_browser", "browser_", "a__b", "1a", "a b", "a\n"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> error(bad, "kind", "message"));
            assertThatIllegalArgumentException().isThrownBy(() -> error("component", bad, "message"));
        }
    }

    @Test
    void numbersAndIdsDoNotTellTwoFailuresApart() {
        String one = fingerprint("post 3f2a9c1e-0b7d-4c55-9a10-5d2b6f1e8a77 timed out after 30123 ms");
        String other = fingerprint("post D41D8CD9-8F00-4204-A980-0998ECF8427E timed out after 7 ms");

        assertThat(one).isEqualTo(other);
    }

    @Test
    void anotherMessageKindOrComponentIsAnotherFailure() {
        String print = error("browser", "timeout", "composer").fingerprint();

        assertThat(print)
                .isNotEqualTo(error("browser", "timeout", "timeline").fingerprint())
                .isNotEqualTo(error("browser", "crash", "composer").fingerprint())
                .isNotEqualTo(error("store", "timeout", "composer").fingerprint());
    }

    @Test
    void componentAndKindDoNotRunIntoEachOther() {
        assertThat(error("a", "b_c", "x").fingerprint())
                .isNotEqualTo(error("a_b", "c", "x").fingerprint());
    }

    @Test
    void severityAndContextDoNotCount() {
        TrackedError error = error("browser", "timeout", "composer");
        ErrorContext elsewhere = ErrorContext.ofHost("trace-2").withDecision(new DecisionId(new UUID(1, 1)));

        assertThat(new TrackedError("browser", "timeout", Severity.CRITICAL, "composer", elsewhere).fingerprint())
                .isEqualTo(error.fingerprint());
    }

    @Property
    void aFingerprintIsSixteenHexDigits(@ForAll String message) {
        assertThat(fingerprint(message)).matches("[0-9a-f]{16}");
    }

    @Property
    void aFingerprintSurvivesAnyNumberInTheMessage(@ForAll int one, @ForAll int other) {
        assertThat(fingerprint("after %d tries".formatted(Math.abs((long) one))))
                .isEqualTo(fingerprint("after %d tries".formatted(Math.abs((long) other))));
    }

    private static String fingerprint(String message) {
        return error("browser", "timeout", message).fingerprint();
    }

    private static TrackedError error(String component, String kind, String message) {
        return new TrackedError(component, kind, Severity.ERROR, message, HOST);
    }
}
