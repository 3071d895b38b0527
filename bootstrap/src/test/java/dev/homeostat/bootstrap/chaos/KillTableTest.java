package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KillTableTest {

    private final KillTable table = new KillTable();

    @Test
    void showsADashWhereNothingCanBe() {
        table.add(KillPoint.SITE_ACCEPTED, SiteFault.SLOW);
        List<String> row = table.lines().stream()
                .filter(line -> line.startsWith("site-accepted"))
                .flatMap(line -> List.of(line.trim().split(" +", -1)).stream())
                .toList();
        assertThat(row).containsExactly("site-accepted", "-", "0", "0", "-", "0", "1");
    }

    @Test
    void namesTheCellsThatStayedEmpty() {
        assertThat(table.emptyCells()).hasSize(27);
        table.add(KillPoint.RANDOM, SiteFault.NONE);
        assertThat(table.emptyCells()).hasSize(26).doesNotContain("random x none");
        assertThat(table.kills()).isEqualTo(1);
    }
}
