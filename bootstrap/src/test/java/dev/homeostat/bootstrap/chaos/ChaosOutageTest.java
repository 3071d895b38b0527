package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.startup.StartupProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real engine whose real database goes away; at every moment instead of one with {@code homeostat.full}. */
class ChaosOutageTest {

    private static final boolean FULL = Boolean.getBoolean("homeostat.full");

    /** Long enough for the engine to find out that the database is away, and to publish without it. */
    private static final Duration AWAY = Duration.ofSeconds(FULL ? 30 : 12);

    private static final List<OutageMoment> MOMENTS =
            FULL ? Arrays.asList(OutageMoment.values()) : List.of(OutageMoment.BEFORE_AUTHORIZE);

    @Test
    void whatWasClaimedGoesOutOnceWithoutTheDatabaseAndEveryErrorIsKept() throws InterruptedException {
        ChaosResult result =
                OutageChaos.run(options(AWAY, () -> false), MOMENTS).orElseThrow();
        assertThat(result.isClean()).as(String.join("\n", result.text())).isTrue();
        assertThat(result.text().getLast()).startsWith("outages: %d, duplicates: 0, ".formatted(MOMENTS.size()));
        assertThat(result.document())
                .containsEntry("offline", 1)
                .containsEntry("errorsMissing", 0)
                .containsEntry("journalLeft", 0);
    }

    @Test
    void aRunThatIsToldToStopGivesUp() throws InterruptedException {
        assertThat(OutageChaos.run(options(AWAY, () -> true), List.of(OutageMoment.IDLE)))
                .isEmpty();
    }

    @Test
    void saysSoWhereADiskCannotBeMounted(@TempDir Path directory) {
        assertThatThrownBy(() -> FullDisk.at(directory, "no-such-program"))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("a full disk cannot be made here");
    }

    private static OutageChaos.Options options(Duration away, BooleanSupplier stop) {
        return new OutageChaos.Options(away, false, Runs.options(System.err::println, stop));
    }
}
