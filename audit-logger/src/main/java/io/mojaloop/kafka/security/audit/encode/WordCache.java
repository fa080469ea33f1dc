/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again (names of operations, listeners, mechanisms), as they were told the last time. The text
 * itself is compared, so a place that two share costs time and nothing else. Not thread-safe.
 */
final class WordCache {
    private static final int PLACES = 512;

    /** Longer ones are no words. */
    private static final int MOST_CHARS = 64;

    private final @Nullable String[] words = new @Nullable String[PLACES];
    private final byte[][] told = new byte[PLACES][];

    byte @Nullable [] find(String word) {
        int place = place(word);
        return word.equals(words[place]) ? told[place] : null;
    }

    void remember(String word, byte[] bytes, int from, int until) {
        if (word.length() <= MOST_CHARS) {
            int place = place(word);
            words[place] = word;
            told[place] = Arrays.copyOfRange(bytes, from, until);
        }
    }

    private static int place(String word) {
        int hash = word.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
