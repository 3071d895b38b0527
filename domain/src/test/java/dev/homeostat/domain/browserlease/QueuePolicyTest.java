package dev.homeostat.domain.browserlease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.browserlease.QueueFinding.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class QueuePolicyTest {

    private final List<String> told = new ArrayList<>();
    private QueueWatch watch = QueueWatch.QUIET;

    @Test
    void aDeepQueueIsToldWhenItHasLasted() {
        look(0, waiting(6, LeasePriority.BACKGROUND, 0));
        look(119, waiting(6, LeasePriority.BACKGROUND, 119));
        assertThat(told).isEmpty();

        look(120, waiting(6, LeasePriority.BACKGROUND, 120));
        look(130, waiting(6, LeasePriority.BACKGROUND, 130));

        assertThat(told).containsExactly("began deep background");
        assertThat(watch.going())
                .containsExactly(new QueueFinding(
                        Kind.DEEP,
                        PriorityClass.BACKGROUND,
                        "6 wait for a browser, the first, 'operation 1', for 120 s"));
    }

    @Test
    void aVeryDeepQueueIsCriticalAndToldBesides() {
        look(0, waiting(11, LeasePriority.READING, 0));
        look(120, waiting(11, LeasePriority.READING, 0));

        assertThat(told).containsExactly("began deep reading", "began very_deep reading");
        assertThat(Kind.VERY_DEEP.isCritical()).isTrue();
        assertThat(Kind.DEEP.isCritical()).isFalse();
    }

    @Test
    void aQueueThatIsDeepNowAndThenIsNotTold() {
        for (int second = 0; second < 1_000; second += 10) {
            look(second, waiting(second % 100 == 0 ? 5 : 6, LeasePriority.BACKGROUND, 0));
        }

        assertThat(told).isEmpty();
    }

    @Test
    void classesAreCountedApart() {
        List<LeaseRequest> both = new ArrayList<>(waiting(5, LeasePriority.READING, 0));
        both.addAll(waiting(5, LeasePriority.BACKGROUND, 0));
        look(0, both);
        look(120, both);

        assertThat(told).isEmpty();
    }

    @Test
    void whatIsCriticalIsToldAfterFortyFiveSeconds() {
        look(100, waiting(1, LeasePriority.POSTING, 44));
        assertThat(told).isEmpty();

        look(101, waiting(1, LeasePriority.POSTING, 45));
        assertThat(told).containsExactly("began critical_waits critical");

        look(400, waiting(1, LeasePriority.READING, 300));
        assertThat(told).hasSize(1);
    }

    @Test
    void whoeverWaitsLongIsTold() {
        look(1_000, waiting(1, LeasePriority.BACKGROUND, 300));
        assertThat(told).isEmpty();

        look(1_001, waiting(1, LeasePriority.BACKGROUND, 301));
        assertThat(told).containsExactly("began long_wait background");
    }

    @Test
    void aFindingEndsOnceWhenItHasBeenOtherwiseForAWhile() {
        look(0, waiting(1, LeasePriority.POSTING, 50));
        look(10, List.of());
        look(100, waiting(1, LeasePriority.POSTING, 50));
        look(110, List.of());
        look(229, List.of());
        assertThat(told).containsExactly("began critical_waits critical");

        look(230, List.of());
        look(600, List.of());

        assertThat(told).containsExactly("began critical_waits critical", "ended critical_waits critical");
        assertThat(watch.going()).isEmpty();
    }

    private void look(int second, List<LeaseRequest> asked) {
        Duration now = now(second);
        List<LeaseRequest> waiting = asked.stream()
                .map(request -> new LeaseRequest(
                        request.number(),
                        request.what(),
                        request.priority(),
                        now.minus(request.askedAt()),
                        request.patience()))
                .toList();
        QueuePolicy.Step step = QueuePolicy.look(watch, waiting, now);
        watch = step.after();
        step.began().forEach(finding -> told.add("began " + name(finding)));
        step.ended().forEach(finding -> told.add("ended " + name(finding)));
    }

    private static String name(QueueFinding finding) {
        return finding.kind().word() + " " + finding.waiters().word();
    }

    private static Duration now(int second) {
        return Duration.ofHours(1).plusSeconds(second);
    }

    /** So many that have waited for so long. */
    private static List<LeaseRequest> waiting(int count, LeasePriority priority, int seconds) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(number -> new LeaseRequest(
                        number, "operation " + number, priority, Duration.ofSeconds(seconds), Duration.ofMinutes(10)))
                .toList();
    }
}
