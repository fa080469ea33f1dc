/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class DidYouMean {
    private static final int LONGEST = 64;
    private static final int MOST_CANDIDATES = 2000;

    private DidYouMean() {}

    /** A question, for the end of a message, if one of the candidates is close enough. */
    public static Optional<String> ask(String text, Collection<String> candidates) {
        return closest(text, candidates).map(DidYouMean::question);
    }

    static String question(String candidate) {
        return "did you mean " + candidate + "?";
    }

    /**
     * The candidate with the fewest typing errors, if they are few. Looks at a bounded number of candidates, and at none
     * for a very long text.
     */
    static Optional<String> closest(String text, Collection<String> candidates) {
        String wanted = plain(text);
        String best = "";
        int fewest = 1 + (wanted.length() < 3 ? 0 : Math.max(1, wanted.length() / 3));
        for (String candidate : text.length() > LONGEST ? List.<String>of() : first(candidates)) {
            int errors = candidate.length() > LONGEST ? fewest : distance(wanted, plain(candidate));
            if (errors < fewest) {
                fewest = errors;
                best = candidate;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static Collection<String> first(Collection<String> candidates) {
        return candidates.size() <= MOST_CANDIDATES
                ? candidates
                : candidates.stream().limit(MOST_CANDIDATES).toList();
    }

    /** Without case and separators: {@code transactional-id} is as good as {@code transactionalId}. */
    private static String plain(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return plain.isEmpty() ? text : plain;
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). Takes memory for both lengths. */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int[][] d, int i, int j) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
