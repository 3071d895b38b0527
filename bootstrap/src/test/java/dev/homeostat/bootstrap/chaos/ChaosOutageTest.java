package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real engine whose real database goes away, long enough to find that out and to publish without it; at every moment
 * instead of one with {@code homeostat.full}.
 */
class ChaosOutageTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");

    @TempDir
    private Path temporary;

    @Test
    void whatWasClaimedGoesOutOnceWithoutTheDatabaseAndEveryErrorIsKept() throws IOException, InterruptedException {
        Runs.Ended run = FULL
                ? Runs.program("chaos", "outage", "--seconds", "30")
                : Runs.program("chaos", "outage", "--seconds", "13", "--at", "before-authorize");
        assertThat(run.exit()).as(run.endFirst()).isZero();
        assertThat(run.lastLine())
                .startsWith("outages: %d, duplicates: 0, lost: 0, wrong ids: 0, unsettled: 0, ".formatted(FULL ? 4 : 1))
                .contains("missing: 0, twice: 0, out of order: 0, journal left: 0, audit: whole");
        assertThat(run.said()).containsPattern("journal: (1 .*, 0|0 .*, [1-3]) entries replayed, 0 left");
        assertThat(run.left()).isEmpty();
    }

    @Test
    void saysSoWhereADiskCannotBeMounted() {
        assertThatThrownBy(() -> FullDisk.at(temporary, "no-such-program"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("a full disk cannot be made here");
    }
}
