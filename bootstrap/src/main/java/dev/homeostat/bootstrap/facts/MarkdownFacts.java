package dev.homeostat.bootstrap.facts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Reads facts from Markdown: a heading is a topic, an item of a list is a fact that ends with {@code (Source: ...)} or
 * {@code (Source: ..., as of 2024-03-31)}, and the items below it such as {@code question: ...} say more. Everything
 * else is left alone.
 */
final class MarkdownFacts {

    private static final Parser PARSER =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
    private static final Pattern CREDITED = Pattern.compile(
            "(?<fact>.*)\\(source:\\s*(?<source>.+?)(?:,\\s*as of\\s+(?<date>[^\\s,()]+))?\\s*\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MORE = Pattern.compile("(?<key>\\p{L}+)\\s*:\\s*(?<value>.*)");

    private final FactFile file;
    private final FactSheet sheet;
    private String topic = "";

    private MarkdownFacts(FactFile file, FactSheet sheet) {
        this.file = file;
        this.sheet = sheet;
    }

    static void read(FactFile file, FactSheet sheet) {
        MarkdownFacts facts = new MarkdownFacts(file, sheet);
        PARSER.parse(String.join("\n", file.lines())).accept(facts.new Items());
    }

    private final class Items extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            topic = textOf(heading);
        }

        @Override
        public void visit(ListItem item) {
            fact(item);
        }
    }

    private void fact(ListItem item) {
        FactRow row = new FactRow(place(item));
        row.put(Column.TOPIC, topic);
        for (Node child = item.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Paragraph paragraph -> statement(row, textOf(paragraph));
                case ListBlock list -> more(row, list);
                default -> sheet.problem(place(child), "only text and a list belong into a fact; this is left out");
            }
        }
        sheet.add(row);
    }

    private static void statement(FactRow row, String text) {
        Matcher credited = CREDITED.matcher(text);
        boolean credits = credited.matches();
        row.put(Column.FACT, credits ? credited.group("fact") : text);
        if (credits) {
            row.put(Column.SOURCE, credited.group("source"));
            Optional.ofNullable(credited.group("date")).ifPresent(date -> row.put(Column.DATE, date));
        }
    }

    private void more(FactRow row, ListBlock list) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Matcher more = MORE.matcher(textOf(item));
            Optional<Column> column = more.matches() ? Column.of(more.group("key")) : Optional.empty();
            if (column.isPresent() && column.get() != Column.FACT) {
                row.put(column.get(), more.group("value"));
            } else {
                sheet.problem(
                        place(item), "below a fact stand id, source, date, question or figure, each with a colon");
            }
        }
    }

    private Place place(Node node) {
        return node.getSourceSpans().isEmpty()
                ? file.place()
                : file.place().at(node.getSourceSpans().getFirst().getLineIndex() + 1);
    }

    /** What can be read of a node, on one line. */
    private static String textOf(Node node) {
        StringBuilder text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(Code code) {
                text.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline html) {
                text.append(html.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append(' ');
            }

            @Override
            public void visit(HardLineBreak end) {
                text.append(' ');
            }
        });
        return text.toString().strip();
    }
}
