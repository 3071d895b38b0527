package com.example.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The operations handbook and the SQL in it. */
final class Handbook {

    private static final Path FILE = Path.of("..", "..", "operations.md");
    private static final Pattern SQL = Pattern.compile("(?s)```sql\n(.*?)```");

    private Handbook() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of its SQL, in its order. */
    static List<String> sql() {
        return SQL.matcher(text()).results().map(found -> found.group(1)).toList();
    }

    /** The SQL that contains the piece. */
    static String sql(String piece) {
        return sql().stream()
                .filter(block -> block.contains(piece))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the handbook has no SQL with " + piece));
    }
}
