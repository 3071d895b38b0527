package dev.homeostat.adapter.template;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A name as one word behind {@code #}: gas giants as {@code #GasGiants}. */
final class Hashtag {

    private static final Pattern APOSTROPHE = Pattern.compile("['\\u2019]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private Hashtag() {}

    /** Empty where the name has no letter. */
    static Optional<String> of(String name) {
        String tag = WORD.matcher(APOSTROPHE.matcher(name).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .map(Hashtag::capitalized)
                .collect(Collectors.joining());
        return tag.codePoints().anyMatch(Character::isLetter) ? Optional.of('#' + tag) : Optional.empty();
    }

    private static String capitalized(String word) {
        int first = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + word.substring(Character.charCount(first));
    }
}
