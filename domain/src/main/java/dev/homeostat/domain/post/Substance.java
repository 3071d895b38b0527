package dev.homeostat.domain.post;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text says, without what texts on many things share: the line that credits a source, hashtags, mentions and
 * links. A text of nothing else is its own substance.
 *
 * @param words in lower case, in order; a number with its points and commas is one word
 */
record Substance(List<String> words) {

    private static final Pattern CREDIT = Pattern.compile(
            "^\\h*(?:%s)\\h*:.*$".formatted(String.join("|", DuplicatePolicy.CREDITS)),
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern POINTER = Pattern.compile("https?://\\S+|(?<![\\p{L}\\p{N}])[#@][\\p{L}\\p{N}_]+");
    private static final Pattern WORD = Pattern.compile("\\p{N}+(?:[.,]\\p{N}+)*|[\\p{L}\\p{M}\\p{N}]+");

    Substance {
        words = List.copyOf(words);
    }

    static Substance of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
        String said = CREDIT.matcher(composed).replaceAll("");
        List<String> words = wordsOf(POINTER.matcher(said).replaceAll(" "));
        return new Substance(words.isEmpty() ? wordsOf(composed) : words);
    }

    private static List<String> wordsOf(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The words and the pairs of neighbors, each once. */
    SortedSet<String> features() {
        SortedSet<String> features = new TreeSet<>(words);
        for (int i = 1; i < words.size(); i++) {
            features.add(words.get(i - 1) + ' ' + words.get(i));
        }
        return features;
    }

    SortedSet<String> numbers() {
        return words.stream()
                .filter(word -> Character.isDigit(word.codePointAt(0)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
