package dev.homeostat.domain.browserlease;

import static dev.homeostat.domain.browserlease.LeasePriority.BACKGROUND;
import static dev.homeostat.domain.browserlease.LeasePriority.POSTING;
import static dev.homeostat.domain.browserlease.LeasePriority.READING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.browserlease.LeaseAction.AskToYield;
import dev.homeostat.domain.browserlease.LeaseAction.Cause;
import dev.homeostat.domain.browserlease.LeaseAction.End;
import dev.homeostat.domain.browserlease.LeaseAction.Grant;
import dev.homeostat.domain.browserlease.LeaseAction.Warn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeasePolicyTest {

    private static final Duration NOW = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void theMostUrgentIsServedFirstAndAmongEqualsWhoHasWaitedLonger() {
        LeaseRequest background = request(1, BACKGROUND, 30);
        LeaseRequest reading = request(2, READING, 20);
        LeaseRequest earlier = request(3, READING, 25);
        LeaseRequest posting = request(4, POSTING, 1);

        assertThat(decide(List.of(7, 3, 5), List.of(), background, reading, earlier, posting))
                .containsExactly(new Grant(posting, 7), new Grant(earlier, 3), new Grant(reading, 5));
    }

    @Test
    void whoHasWaitedForItsWholePatienceIsAsUrgentAsReadingAndNeverAsPosting() {
        LeaseRequest patient = request(1, new LeasePriority(10), PATIENCE.toSeconds());
        LeaseRequest reading = request(2, READING, PATIENCE.toSeconds() - 1);
        LeaseRequest posting = request(3, POSTING, 0);

        assertThat(decide(List.of(0, 1), List.of(), reading, patient, posting))
                .containsExactly(new Grant(posting, 0), new Grant(patient, 1));
    }

    @Test
    void theYoungestOfTheLeastUrgentGivesWay() {
        BrowserLease posting = lease(1, 0, POSTING, 20);
        BrowserLease reading = lease(2, 1, READING, 1);
        BrowserLease old = lease(3, 2, BACKGROUND, 30);
        BrowserLease young = lease(4, 3, BACKGROUND, 10);

        assertThat(decide(List.of(), List.of(posting, reading, old, young), request(9, POSTING, 0)))
                .containsExactly(new AskToYield(young));
    }

    @Test
    void noMoreGiveWayThanAreNeeded() {
        BrowserLease asked = lease(1, 0, BACKGROUND, 20).askedToYield(NOW.minusSeconds(1));
        BrowserLease ended = lease(2, 1, BACKGROUND, 180);
        BrowserLease other = lease(3, 2, BACKGROUND, 10);
        LeaseRequest one = request(7, POSTING, 1);
        LeaseRequest two = request(8, POSTING, 1);
        LeaseRequest three = request(9, POSTING, 1);

        assertThat(decide(List.of(), List.of(asked, other), one)).isEmpty();
        assertThat(decide(List.of(), List.of(asked, ended, other), one, two))
                .containsExactly(new End(ended, Cause.TOO_LONG));
        assertThat(decide(List.of(), List.of(asked, ended, other), one, two, three))
                .containsExactly(new End(ended, Cause.TOO_LONG), new AskToYield(other));
    }

    @Test
    void onlyWhatIsCriticalMakesOthersGiveWayAndItGivesWayToNobody() {
        assertThat(decide(List.of(), List.of(lease(1, 0, BACKGROUND, 10)), request(9, READING, 500)))
                .isEmpty();
        assertThat(decide(List.of(), List.of(lease(1, 0, POSTING, 10)), request(9, POSTING, 500)))
                .isEmpty();
    }

    @Test
    void aLeaseIsToldOfOnceAndEndedInTheEnd() {
        BrowserLease lease = lease(1, 0, POSTING, 90);

        assertThat(decide(List.of(), List.of(lease))).containsExactly(new Warn(lease));
        assertThat(decide(List.of(), List.of(lease.asWarned()))).isEmpty();
        assertThat(decide(List.of(), List.of(lease(1, 0, POSTING, 180).asWarned())))
                .containsExactly(new End(lease(1, 0, POSTING, 180).asWarned(), Cause.TOO_LONG));
    }

    @Test
    void whoDoesNotGiveWayInTimeIsEnded() {
        BrowserLease late = lease(1, 0, READING, 20).askedToYield(NOW.minus(LeasePolicy.YIELD));

        assertThat(decide(List.of(), List.of(late), request(9, POSTING, 6)))
                .containsExactly(new End(late, Cause.DID_NOT_YIELD));
    }

    private static List<LeaseAction> decide(List<Integer> free, List<BrowserLease> leases, LeaseRequest... waiting) {
        return LeasePolicy.decide(new PoolState(free, leases, List.of(waiting)), NOW);
    }

    private static LeaseRequest request(long number, LeasePriority priority, long secondsAgo) {
        return new LeaseRequest(number, "request " + number, priority, NOW.minusSeconds(secondsAgo), PATIENCE);
    }

    private static BrowserLease lease(long epoch, int worker, LeasePriority priority, long secondsAgo) {
        LeaseRequest request = request(epoch, priority, secondsAgo);
        return BrowserLease.begin(epoch, worker, request, NOW.minusSeconds(secondsAgo));
    }
}
