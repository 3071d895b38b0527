package dev.homeostat.domain.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.job.Admission.Behind;
import dev.homeostat.domain.job.AdmissionPolicy.Situation;
import dev.homeostat.domain.job.AdmissionPolicy.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdmissionPolicyTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final JobDefinition POSTING =
            job("posting").as(JobClass.CRITICAL).inBrowser(0);
    private static final JobDefinition READER = job("reader").inBrowser(1);
    private static final JobDefinition OTHER_READER = job("other_reader").inBrowser(8);

    @Test
    void nothingIsInTheWayOfAJobThatIsAlone() {
        assertThat(admit(READER, NOW, List.of())).isInstanceOf(Admission.Run.class);
    }

    @Test
    void aCriticalJobRunsHoweverManyOthersDo() {
        assertThat(admit(POSTING, NOW, crowd(20))).isInstanceOf(Admission.Run.class);
    }

    @Test
    void othersShareThePlacesThatThereAre() {
        assertThat(admit(job("one"), NOW, crowd(AdmissionPolicy.PLACES - 1))).isInstanceOf(Admission.Run.class);
        assertThat(admit(job("one"), NOW, crowd(AdmissionPolicy.PLACES))).isInstanceOf(Admission.Wait.class);
    }

    @Test
    void backgroundJobsLeaveHalfOfThePlacesFree() {
        JobDefinition background = job("background").as(JobClass.BACKGROUND);
        List<JobDefinition> two =
                List.of(job("first").as(JobClass.BACKGROUND), job("second").as(JobClass.BACKGROUND));

        assertThat(admit(background, NOW, two)).isInstanceOf(Admission.Wait.class);
        assertThat(admit(job("normal"), NOW, two)).isInstanceOf(Admission.Run.class);
    }

    @Test
    void oneJobReadsTheSiteAtATime() {
        assertThat(admit(READER, NOW, List.of(OTHER_READER))).isInstanceOf(Admission.Wait.class);
        assertThat(admit(READER, NOW, List.of(POSTING))).isInstanceOf(Admission.Run.class);
    }

    @Test
    void theBetterPriorityIsAheadUntilTheOtherHasWaitedForLong() {
        Waiting urgent = new Waiting(READER, NOW, NOW);
        Situation justNow = new Situation(List.of(), List.of(urgent), Optional.empty());
        assertThat(AdmissionPolicy.admit(new Waiting(OTHER_READER, NOW, NOW), NOW, justNow))
                .isInstanceOf(Admission.Wait.class);

        Instant longAgo = NOW.minus(OTHER_READER.cadence());
        assertThat(AdmissionPolicy.admit(new Waiting(OTHER_READER, NOW, longAgo), NOW, justNow))
                .isInstanceOf(Admission.Run.class);
    }

    @Test
    void oneThatMayNotRunAnywayIsAheadOfNobody() {
        JobDefinition shy = READER.stayingOutOfPostingWindows();
        Situation situation =
                new Situation(List.of(), List.of(new Waiting(shy, NOW, NOW)), Optional.of(NOW.plusSeconds(10)));

        assertThat(AdmissionPolicy.admit(new Waiting(OTHER_READER, NOW, NOW), NOW, situation))
                .isInstanceOf(Admission.Run.class);
    }

    @Test
    void letsTheJobEndThatItComesAfterButNotForEver() {
        JobDefinition child = job("child").after(POSTING);
        assertThat(admit(child, NOW, List.of(POSTING)))
                .isEqualTo(new Admission.Wait(Duration.ofSeconds(5), Behind.JOB, "posting is still running"));

        Situation situation = new Situation(List.of(POSTING), List.of(), Optional.empty());
        assertThat(AdmissionPolicy.admit(new Waiting(child, NOW, NOW.minus(child.cadence())), NOW, situation))
                .isInstanceOf(Admission.Run.class);
    }

    @Test
    void staysOutOfThePostingWindow() {
        JobDefinition shy = READER.stayingOutOfPostingWindows();

        assertThat(inWindow(shy, NOW.plus(AdmissionPolicy.WINDOW_LEAD).plusSeconds(1)))
                .isInstanceOf(Admission.Run.class);
        assertThat(inWindow(shy, NOW.plus(AdmissionPolicy.WINDOW_LEAD)))
                .isInstanceOfSatisfying(
                        Admission.Wait.class, wait -> assertThat(wait.behind()).isEqualTo(Behind.WINDOW));
        assertThat(inWindow(shy, NOW.minus(AdmissionPolicy.WINDOW_TAIL).plusSeconds(1)))
                .isEqualTo(new Admission.Wait(Duration.ofSeconds(1), Behind.WINDOW, "a post is about to go out"));
        assertThat(inWindow(shy, NOW.minus(AdmissionPolicy.WINDOW_TAIL))).isInstanceOf(Admission.Run.class);
        assertThat(inWindow(READER, NOW)).isInstanceOf(Admission.Run.class);
    }

    @Test
    void whatWaitedUntilItIsNoUseIsSkipped() {
        JobDefinition shortLived = READER.usefulFor(Duration.ofMinutes(2));
        Situation situation = new Situation(List.of(OTHER_READER), List.of(), Optional.empty());
        Instant tick = NOW.minus(Duration.ofMinutes(2));

        assertThat(AdmissionPolicy.admit(new Waiting(shortLived, tick, tick), NOW, situation))
                .isInstanceOfSatisfying(
                        Admission.Skip.class, skip -> assertThat(skip.reason()).isEqualTo(SkipReason.WAITED));
    }

    private static Admission inWindow(JobDefinition job, Instant nextPost) {
        return AdmissionPolicy.admit(
                new Waiting(job, NOW, NOW), NOW, new Situation(List.of(), List.of(), Optional.of(nextPost)));
    }

    private static Admission admit(JobDefinition job, Instant since, List<JobDefinition> running) {
        return AdmissionPolicy.admit(
                new Waiting(job, NOW, since), NOW, new Situation(running, List.of(), Optional.empty()));
    }

    private static List<JobDefinition> crowd(int size) {
        return IntStream.range(0, size).mapToObj(n -> job("job_" + n)).toList();
    }

    private static JobDefinition job(String name) {
        return JobDefinition.of(name, Duration.ofMinutes(10), "a test");
    }
}
