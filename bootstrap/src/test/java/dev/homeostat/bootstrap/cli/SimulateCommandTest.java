package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateCommandTest {

    private final StringWriter out = new StringWriter();

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertThat(execute("--days", "2", "--seed", "7", "--json")).isZero();
        String first = out.toString();
        out.getBuffer().setLength(0);
        assertThat(execute("--days", "2", "--seed", "7", "--json")).isZero();

        assertThat(out.toString()).isEqualTo(first).contains("\"duplicates\" : 0", "\"lost\" : 0");
    }

    @Test
    void endsWithALineOfFigures() {
        assertThat(execute("--crash-seeds", "5")).isZero();
        assertThat(out.toString()).isEqualTo("seeds: 5, duplicates: 0, lost: 0, wrong ids: 0\n");
    }

    private int execute(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "simulate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        CommandLine line = CommandLines.homeostat(Map.of());
        line.setOut(new PrintWriter(out));
        return line.execute(all);
    }
}
