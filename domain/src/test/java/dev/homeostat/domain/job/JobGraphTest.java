package dev.homeostat.domain.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobGraphTest {

    private static final JobDefinition PLAN = job("plan");
    private static final JobDefinition POSTING = job("posting").after(PLAN);
    private static final JobDefinition LEARN = job("learn").after(POSTING);

    @Test
    void putsEachJobBehindThoseThatItComesAfter() {
        assertThat(new JobGraph(List.of(LEARN, POSTING, PLAN)).inOrder()).containsExactly(PLAN, POSTING, LEARN);
    }

    @Test
    void refusesACircleAndNamesIt() {
        assertThatThrownBy(() -> new JobGraph(List.of(PLAN.after(LEARN), POSTING, LEARN)))
                .hasMessageContaining("plan, learn, posting")
                .hasMessageContaining("circle");
    }

    @Test
    void refusesANameThatIsNoJob() {
        assertThatThrownBy(() -> new JobGraph(List.of(POSTING)))
                .hasMessage("job 'posting' comes after 'plan', which is no job");
    }

    @Test
    void refusesTwoJobsOfOneName() {
        assertThatThrownBy(() -> new JobGraph(List.of(PLAN, job("plan")))).hasMessage("there are two jobs 'plan'");
    }

    @Test
    void aJobCannotComeAfterItself() {
        assertThatThrownBy(() -> PLAN.after(PLAN)).hasMessageContaining("after itself");
    }

    private static JobDefinition job(String name) {
        return JobDefinition.of(name, Duration.ofMinutes(5), "a test");
    }
}
