package dev.homeostat.bootstrap.config;

import dev.homeostat.bootstrap.startup.Problem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a YAML file into flat keys, remembering the line of each. */
final class YamlFile {

    private static final int MAX_DEPTH = 10;

    private final Path file;
    private final List<Problem> problems;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> places = new HashMap<>();

    private YamlFile(Path file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    /** What the file says; what is wrong with its form is added to {@code problems}. */
    static Source read(Path file, List<Problem> problems) {
        YamlFile yaml = new YamlFile(file, problems);
        yaml.read();
        return new Source(yaml.values, yaml.places);
    }

    private void read() {
        try (Reader reader = Files.newBufferedReader(file)) {
            @Nullable Node root = new Yaml(new LoaderOptions()).compose(reader);
            if (root != null) {
                flatten("", root, 0);
            }
        } catch (NoSuchFileException e) {
            problem(file.toString(), "there is no such configuration file", "create it, or name another with --config");
        } catch (IOException e) {
            problem(file.toString(), "cannot be read (%s)".formatted(e), "make it a readable UTF-8 file");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problem("%s:%d".formatted(file, line), "is not YAML: " + e.getProblem(), "correct that line");
        } catch (YAMLException e) {
            problem(file.toString(), "is not YAML: " + e.getMessage(), "correct it");
        }
    }

    private void flatten(String key, Node node, int depth) {
        if (node instanceof MappingNode mapping && depth < MAX_DEPTH) {
            for (NodeTuple entry : mapping.getValue()) {
                entry(key, entry, depth);
            }
        } else if (node instanceof ScalarNode scalar && !key.isEmpty()) {
            put(key, scalar);
        } else if (node instanceof SequenceNode list && !key.isEmpty()) {
            putList(key, list);
        } else {
            problem(place(node), subject(key) + " must be keys and values, not a list", "write `key: value`");
        }
    }

    private void entry(String prefix, NodeTuple entry, int depth) {
        if (entry.getKeyNode() instanceof ScalarNode name) {
            String key = prefix.isEmpty() ? name.getValue() : prefix + "." + name.getValue();
            places.putIfAbsent(key, place(name));
            flatten(key, entry.getValueNode(), depth + 1);
        } else {
            problem(place(entry.getKeyNode()), "a key must be a word", "write `key: value`");
        }
    }

    private void put(String key, ScalarNode scalar) {
        String value = scalar.getTag().equals(Tag.NULL) ? "" : scalar.getValue();
        if (values.putIfAbsent(key, value) != null) {
            problem(place(scalar), "%s is set twice, first at %s".formatted(key, places.get(key)), "remove one");
        }
    }

    /** The same as words joined by commas, which is how a list is written elsewhere. */
    private void putList(String key, SequenceNode list) {
        List<String> words = new ArrayList<>();
        for (Node element : list.getValue()) {
            if (element instanceof ScalarNode scalar && !scalar.getValue().contains(",")) {
                words.add(scalar.getValue());
            } else {
                problem(place(element), key + " must be a list of plain words without commas", "write `[one, two]`");
            }
        }
        values.put(key, String.join(",", words));
    }

    private String place(Node node) {
        return "%s:%d".formatted(file, node.getStartMark().getLine() + 1);
    }

    private static String subject(String key) {
        return key.isEmpty() ? "the file" : key;
    }

    private void problem(String place, String what, String fix) {
        problems.add(new Problem(place + ": " + what, fix));
    }
}
