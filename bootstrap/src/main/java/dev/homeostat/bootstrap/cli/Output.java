package dev.homeostat.bootstrap.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.homeostat.bootstrap.trial.TrialResult;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints: results on standard output, progress on standard error. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);

    private final CommandSpec spec;

    Output(CommandSpec spec) {
        this.spec = spec;
    }

    void result(String line) {
        print(spec.commandLine().getOut(), Printable.line(line));
    }

    void progress(String line) {
        print(spec.commandLine().getErr(), Printable.line(line));
    }

    /** Prints one JSON document made of maps, lists, texts, numbers and booleans. */
    void json(Object document) {
        try {
            print(spec.commandLine().getOut(), JSON.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("only plain values are printed", e);
        }
    }

    /** Prints one JSON document, or else lines for people. */
    void result(boolean asJson, Supplier<?> document, Supplier<List<String>> lines) {
        if (asJson) {
            json(document.get());
        } else {
            lines.get().forEach(this::result);
        }
    }

    /** Prints what came of a run, if it came to its end; the exit code. */
    int conclude(boolean asJson, Optional<? extends TrialResult> result) {
        result.ifPresent(made -> result(asJson, made::document, made::lines));
        return result.filter(TrialResult::isClean).isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter writer, String line) {
        synchronized (Output.class) {
            writer.println(line);
            writer.flush();
        }
    }
}
