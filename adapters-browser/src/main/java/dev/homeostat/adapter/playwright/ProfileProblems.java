package dev.homeostat.adapter.playwright;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.homeostat.adapter.playwright.InvalidProfile.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Gathers what is wrong with a profile, each thing with the line where it stands. */
final class ProfileProblems {

    private final Map<String, Integer> lines;
    private final List<Problem> found = new ArrayList<>();

    private ProfileProblems(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Those of what cannot be told anyway. */
    static ProfileProblems ignored() {
        return new ProfileProblems(Map.of());
    }

    /**
     * Those of a document, which was parsed before.
     *
     * @throws IOException never, then
     */
    static ProfileProblems of(YAMLMapper yaml, String document) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = yaml.createParser(document)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                lines.putIfAbsent(
                        path(parser.getParsingContext()),
                        parser.currentTokenLocation().getLineNr());
            }
        }
        return new ProfileProblems(lines);
    }

    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            return "";
        }
        String before = path(parent);
        if (context.inArray()) {
            return "%s[%d]".formatted(own(parent, before), Math.max(0, context.getCurrentIndex()));
        }
        String around = own(parent, before);
        String name = context.getCurrentName();
        return name == null ? around : around.isEmpty() ? name : around + "." + name;
    }

    private static String own(JsonStreamContext parent, String path) {
        return parent.inRoot() ? "" : path;
    }

    void add(String path, String text) {
        found.add(new Problem(path.isEmpty() ? OptionalInt.empty() : line(path), path, text));
    }

    /** That of the path, or else of the nearest that surrounds it. */
    private OptionalInt line(String path) {
        String at = path;
        while (!at.isEmpty()) {
            if (lines.containsKey(at)) {
                return OptionalInt.of(lines.get(at));
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.isEmpty() ? OptionalInt.empty() : OptionalInt.of(1);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
