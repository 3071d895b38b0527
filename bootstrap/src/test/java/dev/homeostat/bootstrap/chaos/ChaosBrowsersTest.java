package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Harm to real browsers; a few hundred operations instead of some tens with {@code homeostat.full}. */
class ChaosBrowsersTest {

    private static final String OPERATIONS = Boolean.getBoolean("homeostat.full") ? "400" : "30";

    /** The first harms of this seed are a page, a driver and a browser that are killed. */
    private static final String SEED = "43";

    @Test
    void nothingIsLeftDoubledOrMistold() throws IOException, InterruptedException {
        Runs.Ended run = Runs.program("chaos", "browsers", "--operations", OPERATIONS, "--seed", SEED);

        assertThat(run.exit()).as(run.endFirst()).isZero();
        assertThat(run.lastLine())
                .startsWith("operations: %s, harms: ".formatted(OPERATIONS))
                .contains("thrown: 0, doubled: 0, mistold: 0")
                .endsWith("left: leases 0, processes 0, threads 0, files 0, sockets 0, clean");
        assertThat(run.left()).isEmpty();
    }
}
