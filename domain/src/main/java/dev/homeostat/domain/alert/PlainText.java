package dev.homeostat.domain.alert;

import java.util.stream.Collectors;

/** Makes text that anybody may have written fit to be shown: no control, no invisible direction, no endless length. */
final class PlainText {

    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private PlainText() {}

    /** One line of at most that many characters. */
    static String line(String text, int longest) {
        return cut(visible(text.replaceAll("\\R", " ")).strip(), longest);
    }

    /** Lines of together at most that many characters. */
    static String lines(String text, int longest) {
        String lines =
                text.lines().map(PlainText::visible).map(String::stripTrailing).collect(Collectors.joining("\n"));
        return cut(lines.strip(), longest);
    }

    private static String visible(String line) {
        return line.codePoints()
                .map(point -> point == '\t' ? ' ' : point)
                .filter(PlainText::isVisible)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            case Character.FORMAT -> point == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
