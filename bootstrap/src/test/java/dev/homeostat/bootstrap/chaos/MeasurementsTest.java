package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Measurements with real browsers come to their end and leave nothing behind; what they say depends on the machine. */
@EnabledIfSystemProperty(named = "homeostat.full", matches = "true")
class MeasurementsTest {

    @Test
    void ofPublishing() throws IOException, InterruptedException {
        Runs.Ended run = Runs.program("bench", "publish", "--contexts", "2", "--posts", "12");

        assertThat(run.lastLine()).as(run.endFirst()).startsWith("contexts: 2, posts times: ");
        assertThat(run.left()).isEmpty();
    }
}
