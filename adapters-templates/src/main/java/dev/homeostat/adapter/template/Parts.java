package dev.homeostat.adapter.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the short form in which templates are written: gaps in braces, what may be left out in brackets. */
final class Parts {

    private static final Pattern PIECE = Pattern.compile("\\[([^\\]]*)\\]|\\{(\\w+)\\}|[^\\[{]+");

    private Parts() {}

    static List<Part> of(String template) {
        List<Part> parts = new ArrayList<>();
        Matcher piece = PIECE.matcher(template);
        while (piece.find()) {
            parts.add(part(piece));
        }
        return List.copyOf(parts);
    }

    private static Part part(Matcher piece) {
        if (piece.group(1) != null) {
            return new Part.Optionally(of(piece.group(1)));
        }
        return piece.group(2) == null
                ? new Part.Words(piece.group())
                : new Part.Gap(Filling.valueOf(piece.group(2).toUpperCase(Locale.ROOT)));
    }
}
