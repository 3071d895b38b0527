package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillTableTest {

    private static final int CELLS = 2 + 3 * 18 + 12 + 19;

    private final KillTable table = new KillTable();

    @Test
    void showsADashWhereNothingCanBe() {
        table.add(KillPoint.SITE_ACCEPTED, SiteFault.SLOW);
        List<String> row = table.lines().stream()
                .filter(line -> line.startsWith("slow"))
                .flatMap(line -> List.of(line.trim().split(" +", -1)).stream())
                .toList();
        assertThat(row).containsExactly("slow", "-", "-", "0", "1", "0", "0", "0");
    }

    @Test
    void namesTheCellsThatStayedEmpty() {
        assertThat(table.emptyCells()).hasSize(CELLS);
        table.add(KillPoint.RANDOM, SiteFault.NONE);
        assertThat(table.emptyCells()).hasSize(CELLS - 1).doesNotContain("random x none");
        assertThat(table.kills()).isEqualTo(1);
    }
}
