package dev.homeostat.adapter.template;

import dev.homeostat.domain.post.PostText;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text of the operator's on one line. */
final class Phrase {

    private static final Pattern SPACE = Pattern.compile("[\\s\\u0085\\u2028\\u2029]+");

    private Phrase() {}

    /** Empty where nothing can be seen of it, or where it holds what no text should. */
    static Optional<String> of(String text) {
        String line = SPACE.matcher(text).replaceAll(" ").strip();
        boolean seen = !PostText.normalize(line).isEmpty();
        return seen && line.codePoints().noneMatch(Phrase::isRefused) ? Optional.of(line) : Optional.empty();
    }

    private static boolean isRefused(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL || type == Character.SURROGATE || type == Character.UNASSIGNED;
    }
}
