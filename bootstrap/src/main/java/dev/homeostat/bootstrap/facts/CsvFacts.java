package dev.homeostat.bootstrap.facts;

import dev.homeostat.bootstrap.config.DidYouMean;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads facts from CSV (RFC 4180) with a header. Each row is parsed by itself, so that one that is malformed spoils no
 * other: after a quote that nobody closed, reading goes on at the next line.
 */
final class CsvFacts {

    /** A value in quotes may run over this many lines; a fact is a sentence. */
    private static final int MOST_LINES = 10;

    private static final CSVFormat COMMAS = CSVFormat.RFC4180;

    private final FactFile file;
    private final FactSheet sheet;
    private CSVFormat format = COMMAS;
    private List<Optional<Column>> columns = List.of();

    private CsvFacts(FactFile file, FactSheet sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    static void read(FactFile file, FactSheet sheet) {
        new CsvFacts(file, sheet).read();
    }

    /** What was made of some lines: values, or what is wrong. */
    private record Row(List<String> values, int lines, Optional<String> wrong) {

        static Row of(List<String> values, int lines) {
            return new Row(values, lines, Optional.empty());
        }

        static Row wrong(String what) {
            return new Row(List.of(), 1, Optional.of(what));
        }
    }

    private void read() {
        int at = 0;
        while (at < file.lines().size()) {
            if (file.lines().get(at).isBlank()) {
                at++;
            } else if (columns.isEmpty()) {
                if (!header(at)) {
                    return;
                }
                at++;
            } else {
                at += row(at);
            }
        }
    }

    /** Whether the rows can be understood. */
    private boolean header(int at) {
        Place place = file.place().at(at + 1);
        String line = file.lines().get(at);
        format = line.indexOf(',') < 0 && line.indexOf(';') >= 0
                ? COMMAS.builder().setDelimiter(';').get()
                : COMMAS;
        List<String> names = parse(line).map(CSVRecord::toList).orElse(List.of());
        columns = names.stream().map(Column::of).toList();
        names.stream().filter(name -> Column.of(name).isEmpty()).forEach(name -> unknown(place, name));
        Set<Column> found = EnumSet.noneOf(Column.class);
        for (Column column : columns.stream().flatMap(Optional::stream).toList()) {
            if (!found.add(column)) {
                sheet.problem(place, "there are two columns '%s'; nothing is read".formatted(column.word()));
                return false;
            }
        }
        List<String> missing = EnumSet.of(Column.TOPIC, Column.FACT, Column.SOURCE).stream()
                .filter(column -> !found.contains(column))
                .map(Column::word)
                .toList();
        if (!missing.isEmpty()) {
            sheet.problem(
                    place,
                    "the header lacks %s; nothing is read. A header is: %s"
                            .formatted(String.join(", ", missing), String.join(",", Column.words())));
        }
        return missing.isEmpty();
    }

    private void unknown(Place place, String name) {
        String meant = DidYouMean.nearest(name.strip(), Column.words())
                .map("; did you mean %s?"::formatted)
                .orElse("; known here: " + String.join(", ", Column.words()));
        sheet.problem(place, "there is no column '%s'%s".formatted(name.strip(), meant));
    }

    /** Takes the row that begins there; the answer is how many lines it has. */
    private int row(int at) {
        Place place = file.place().at(at + 1);
        Row row = rowAt(at);
        row.wrong().ifPresent(what -> sheet.problem(place, what));
        if (row.wrong().isEmpty()) {
            FactRow fact = new FactRow(place);
            for (int i = 0; i < columns.size(); i++) {
                String value = row.values().get(i);
                columns.get(i).ifPresent(column -> fact.put(column, value));
            }
            if (!fact.isEmpty()) {
                sheet.add(fact);
            }
        }
        return row.lines();
    }

    private Row rowAt(int at) {
        String line = file.lines().get(at);
        Optional<CSVRecord> alone = parse(line);
        if (alone.isPresent()) {
            return counted(alone.get().toList(), 1);
        }
        return overSeveralLines(at)
                .orElseGet(() -> Row.wrong(
                        opens(line)
                                ? "a quote is opened and not closed"
                                : "a closing quote must stand before a comma; inside quotes write \"\" for \""));
    }

    private Row counted(List<String> values, int lines) {
        return values.size() == columns.size()
                ? Row.of(values, lines)
                : Row.wrong("the row has %d values, the header names %d columns; put a value with a comma into quotes"
                        .formatted(values.size(), columns.size()));
    }

    /** A value in quotes may go on on the next line, unless that line is a row of its own. */
    private Optional<Row> overSeveralLines(int at) {
        List<String> joined = new ArrayList<>(List.of(file.lines().get(at)));
        for (int next = at + 1; next < file.lines().size() && joined.size() < MOST_LINES; next++) {
            String line = file.lines().get(next);
            if (isRowOfItsOwn(line)) {
                return Optional.empty();
            }
            joined.add(line);
            Optional<CSVRecord> row = parse(joined.stream().collect(Collectors.joining("\n")));
            if (row.isPresent()) {
                return row.filter(values -> values.size() == columns.size())
                        .map(values -> Row.of(values.toList(), joined.size()));
            }
        }
        return Optional.empty();
    }

    /** Whole as it stands, without a quote inside a value that is not quoted. */
    private boolean isRowOfItsOwn(String line) {
        String divider = Pattern.quote(format.getDelimiterString());
        String value = "(?:\"(?:[^\"]|\"\")*\"|(?:(?!%s)[^\"])*)".formatted(divider);
        return line.matches("%s(?:%s%s){%d}".formatted(value, divider, value, columns.size() - 1));
    }

    private static boolean opens(String line) {
        return line.chars().filter(character -> character == '"').count() % 2 == 1;
    }

    /** The one record that the text is; empty where it is malformed. */
    private Optional<CSVRecord> parse(String text) {
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<CSVRecord> records = parser.getRecords();
            return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
