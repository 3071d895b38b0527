package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.bootstrap.postgres.ServerOutage.KeptError;
import dev.homeostat.domain.error.TrackedError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorLedgerTest {

    private final List<TrackedError> passedOn = new ArrayList<>();
    private final ErrorLedger ledger = new ErrorLedger(passedOn::add);

    @BeforeEach
    void threeErrors() {
        ledger.mark();
        ledger.mark();
        ledger.mark();
    }

    @Test
    void passesOnWhatItNotes() {
        assertThat(passedOn).extracting(TrackedError::message).containsExactly("marker 1", "marker 2", "marker 3");
    }

    @Test
    void isEvenWhenEachWasKeptOnceAndInOrder() {
        ErrorLedger.Tally tally = ledger.compare(List.of(kept(1), kept(2), kept(3)));
        assertThat(tally).isEqualTo(new ErrorLedger.Tally(3, 0, 0, 0));
        assertThat(tally.isEven()).isTrue();
    }

    @Test
    void findsWhatIsMissingAndWhatWasKeptTwice() {
        assertThat(ledger.compare(List.of(kept(1), kept(1), kept(3)))).isEqualTo(new ErrorLedger.Tally(3, 1, 1, 0));
    }

    @Test
    void findsWhatWasKeptOutOfOrder() {
        assertThat(ledger.compare(List.of(kept(2), kept(1), kept(3))).isEven()).isFalse();
    }

    private static KeptError kept(int number) {
        return new KeptError("error_chaos_marker", "marker-" + number, "marker " + number, 1);
    }
}
