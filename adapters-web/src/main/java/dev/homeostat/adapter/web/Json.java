package dev.homeostat.adapter.web;

/** The little JSON that health answers need, so that no library is loaded before the first of them. */
final class Json {

    private Json() {}

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> append(quoted, (char) unit));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char unit) {
        if (unit == '"' || unit == '\\') {
            quoted.append('\\').append(unit);
        } else if (unit < ' ' || Character.isSurrogate(unit)) {
            quoted.append("\\u%04x".formatted((int) unit));
        } else {
            quoted.append(unit);
        }
    }
}
