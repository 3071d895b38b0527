package dev.homeostat.bootstrap.chaos;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found to be wrong on the site or in the database.
 *
 * @param found all of it
 * @param lines a line for each, with the history of its post
 */
record Findings(List<Finding> found, List<String> lines) {

    Findings {
        found = List.copyOf(found);
        lines = List.copyOf(lines);
    }

    static Findings of(List<Finding> found, Backlog backlog) {
        return new Findings(found, found.stream().map(backlog::describe).toList());
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    int count(Finding.Kind kind) {
        return Math.toIntExact(
                found.stream().filter(finding -> finding.kind() == kind).count());
    }

    /** The counts as they stand in the line of figures. */
    String summary() {
        return "duplicates: %d, lost: %d, wrong ids: %d"
                .formatted(count(Finding.Kind.DUPLICATE), count(Finding.Kind.LOST), count(Finding.Kind.WRONG_ID));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("duplicates", count(Finding.Kind.DUPLICATE));
        document.put("lost", count(Finding.Kind.LOST));
        document.put("wrongIds", count(Finding.Kind.WRONG_ID));
        document.put("findings", lines);
        return document;
    }
}
