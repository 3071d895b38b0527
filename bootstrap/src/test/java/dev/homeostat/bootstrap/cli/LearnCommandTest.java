package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.account.port.TenureRegistry.Answer;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.engine.AccountStore;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Model;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The learn commands on the embedded database. */
class LearnCommandTest {

    private static final AccountId ACCOUNT = new AccountId("learner");

    private final StringWriter out = new StringWriter();

    @TempDir
    Path directory;

    @Test
    void showsAndReplaysWhatIsKept() throws IOException {
        Path file = Files.writeString(directory.resolve("homeostat.yaml"), """
                account: {id: learner, mode: live, username: practice}
                site: {base-url: "http://127.0.0.1:8090"}
                state-directory: %s
                """.formatted(directory.resolve("state")));
        try (AccountStore held = AccountStore.open(ConfigLoader.load(Optional.of(file), Map.of()))) {
            assertThat(execute(file, "learn", "show")).startsWith("nothing was learned yet");
            assertThat(json(file, "learn", "show").get("model").isNull()).isTrue();
            assertThat(execute(file, "learn", "replay")).isEqualTo("models: 0, identical: 0");

            Model model = keepOne(held.store().ports());

            assertThat(execute(file, "learn", "show"))
                    .contains("model      " + model.version().brief(), "from 0 posts", "not used   none");
            assertThat(json(file, "learn", "show").get("arms").get("hour")).hasSize(24);
            assertThat(execute(file, "learn", "replay")).isEqualTo("models: 1, identical: 1");
            assertThat(json(file, "learn", "replay").get("identical").asInt()).isEqualTo(1);
        }
    }

    private static Model keepOne(StorePorts ports) {
        ports.accounts().open(ACCOUNT);
        Tenure tenure =
                switch (ports.tenures().acquire(ACCOUNT, new EngineId("test"), Duration.ofMinutes(1))) {
                    case Answer.Granted granted -> granted.tenure();
                    case Answer.HeldBy other -> throw new AssertionError("held by " + other);
                };
        Model model =
                LearningPolicy.learn(LearningSettings.DEFAULT, List.of(), Instant.parse("2026-03-01T00:00:00.123456Z"));
        assertThat(ports.learning().keep(tenure, model, Collections.emptySortedMap()))
                .isTrue();
        return model;
    }

    private JsonNode json(Path file, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--json";
        return new ObjectMapper().readTree(execute(file, all));
    }

    private String execute(Path file, String... arguments) {
        out.getBuffer().setLength(0);
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.homeostat(Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = file.toString();
        assertThat(line.execute(all)).as(err.toString()).isZero();
        return out.toString().strip();
    }
}
