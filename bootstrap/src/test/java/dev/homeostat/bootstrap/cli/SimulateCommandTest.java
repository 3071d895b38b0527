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

    @Test
    void showsHowLongIsWaitedForABrowser() {
        assertThat(execute("--pool-hours", "5", "--json")).isZero();
        assertThat(out.toString())
                .contains("\"holds\" : true", "\"shown\" : false", "\"sharing\" : \"reserved\"", "\"overAMinute\" : 0");
        out.getBuffer().setLength(0);

        assertThat(execute("--pool-hours", "5", "--publish-seconds", "45")).isZero();
        assertThat(out.toString().lines()).hasSize(14);
        assertThat(out.toString()).contains("leased, 3-4").endsWith("more hours\n");
    }

    @Test
    void refusesTwoThingsAtOnce() {
        assertThat(execute("--pool-hours", "5", "--job-weeks", "1")).isEqualTo(2);
        assertThat(execute("--pool-hours", "5", "--publish-seconds", "0")).isEqualTo(2);
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
