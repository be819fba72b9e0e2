package io.kmsenc.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a misspelt word was meant to be, by optimal string alignment: the number of insertions, deletions, substitutions
 * and swaps of neighbours (Damerau and Levenshtein, no part edited twice). Letter case counts for nothing.
 */
public final class Spelling {

    private Spelling() {}

    /**
     * The known word that was meant, where the given one is known to be wrong: the one it is the beginning of, or the
     * nearest, of which up to a third of the letters and no more than four may differ.
     */
    static Optional<String> nearest(String word, Collection<String> known) {
        List<String> longer = known.stream()
                .filter(candidate -> word.length() > 3 && candidate.startsWith(word))
                .toList();
        return longer.size() == 1
                ? Optional.of(longer.get(0))
                : within(word, known, Math.min(4, Math.max(1, word.length() / 3)));
    }

    /** The known word that this one must be a slip of, where it may well be right: one letter, two in a long word. */
    static Optional<String> slipOf(String word, Collection<String> known) {
        return within(word, known, word.length() < 8 ? 1 : 2);
    }

    /** {@code ; did you mean "x"?}, or the given remedy where nothing is near. */
    public static String hint(String word, Collection<String> known, String otherwise) {
        return nearest(word, known).map(Spelling::question).orElse("; " + otherwise);
    }

    static String question(String meant) {
        return "; did you mean \"" + meant + "\"?";
    }

    private static Optional<String> within(String word, Collection<String> known, int limit) {
        return known.stream()
                .filter(candidate -> Math.abs(word.length() - candidate.length()) <= limit)
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int changed = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + changed);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
