package dev.homeostat.bootstrap.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word somebody most likely meant. */
public final class DidYouMean {

    private DidYouMean() {}

    /** The nearest candidate, empty when none is near: a third of its letters may differ. */
    public static Optional<String> nearest(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(candidate -> sameEnd(word, candidate) || distance(word, candidate) * 3 <= candidate.length())
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    private static boolean sameEnd(String word, String candidate) {
        return candidate.endsWith("." + word);
    }

    /** The number of letters to insert, remove or replace (Levenshtein). */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
