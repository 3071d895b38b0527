package dev.homeostat.simulation.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.content.port.ContentWriter;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LifeTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");
    private static final ContentWriter WRITER = new TemplateContentWriter(Life.LENGTH);
    private static final int SEEDS = FULL ? 20 : 2;

    @Test
    void aMonthKeepsThePromiseAndReadsBackWhatItPosted() {
        LifeReport life = Life.run(LifePlan.of(30, 7), WRITER);

        assertThat(life.promise().findings()).isEmpty();
        assertThat(life.promise().published()).isGreaterThan(340);
        assertThat(life.promise().forPerson()).isZero();
        assertThat(life.coverage().read())
                .isGreaterThanOrEqualTo(life.coverage().due() - 5);
        assertThat(life.promise().deaths()).isGreaterThan(20);
    }

    @Test
    void theSameSeedIsTheSameLife() {
        assertThat(Life.run(LifePlan.of(3, 8), WRITER))
                .isEqualTo(Life.run(LifePlan.of(3, 8), WRITER))
                .isNotEqualTo(Life.run(LifePlan.of(3, 9), WRITER));
    }

    @Test
    void theShareOfTheBestArmRises() throws InterruptedException {
        LearningTrial trial = LearningTrial.run(plans(SEEDS), WRITER, life -> {});

        assertThat(trial.isClean()).isTrue();
        Interval rise = trial.overall(LearningScore.Shares::rise);
        assertThat(rise.mean()).as("rise %s", rise).isGreaterThanOrEqualTo(0.10);
        assertThat(rise.lower()).isPositive();
        assertThat(trial.gain().lower()).as("gain over uniform choice").isPositive();
    }

    @Test
    void whatWasLearnedIsLearnedAnewAfterADrift() throws InterruptedException {
        List<LifePlan> drifting = plans(FULL ? SEEDS : 1).stream()
                .map(plan -> plan.withDriftAfter(Duration.ofDays(45)))
                .toList();
        LearningTrial trial = LearningTrial.run(drifting, WRITER, life -> {});

        assertThat(trial.isClean()).isTrue();
        Interval recovery = trial.overall(LearningScore.Shares::recovery);
        // Of one life no interval can be told.
        assertThat(FULL ? recovery.lower() : recovery.mean())
                .as("recovery %s", recovery)
                .isPositive();
    }

    private static List<LifePlan> plans(int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> LifePlan.of(90, seed))
                .toList();
    }
}
