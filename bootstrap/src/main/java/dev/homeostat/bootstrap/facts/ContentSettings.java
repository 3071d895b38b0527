package dev.homeostat.bootstrap.facts;

import dev.homeostat.adapter.template.Templates;
import dev.homeostat.bootstrap.config.DidYouMean;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.post.LengthRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is needed to look at content without an account.
 *
 * @param facts files and directories of facts
 * @param generators the styles to write in; empty stands for all there are
 * @param formats the formats to write in
 * @param factRest account time between two tellings of a fact
 * @param length how the site counts
 */
public record ContentSettings(
        List<Path> facts,
        List<String> generators,
        List<String> formats,
        int postsPerDay,
        Duration factRest,
        LengthRule length) {

    /**
     * Checks what can be checked without reading the facts.
     *
     * @throws StartupProblem when there are no such files, or no such generator
     */
    public ContentSettings {
        facts = List.copyOf(facts);
        generators = generators.isEmpty() ? Templates.GENERATORS : List.copyOf(generators);
        formats = List.copyOf(formats);
        requireFacts(facts);
        generators.forEach(ContentSettings::requireGenerator);
    }

    private static void requireFacts(List<Path> facts) {
        if (facts.isEmpty()) {
            throw new StartupProblem("no facts are named", "set content.facts, or give --facts FILE");
        }
        for (Path path : facts) {
            if (!Files.exists(path)) {
                throw new StartupProblem(
                        "there are no facts at " + path, "name a .csv or .md file, or a directory of them");
            }
        }
    }

    /**
     * Refuses a style that nobody writes in.
     *
     * @throws StartupProblem when there is no such generator
     */
    public static void requireGenerator(String generator) {
        if (!Templates.GENERATORS.contains(generator)) {
            throw new StartupProblem(
                    "there is no generator '%s'".formatted(generator),
                    DidYouMean.nearest(generator, Templates.GENERATORS)
                            .map("did you mean %s?"::formatted)
                            .orElse("write one of " + String.join(", ", Templates.GENERATORS)));
        }
    }

    /** The forms to write in, in a fixed order. */
    List<Form> forms() {
        return generators.stream()
                .flatMap(generator -> formats.stream().map(format -> new Form(generator, format)))
                .toList();
    }
}
