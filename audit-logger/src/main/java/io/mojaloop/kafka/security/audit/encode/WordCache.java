/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Members whose texts come again and again (names of operations, listeners, mechanisms), as they were made the last time.
 * The text itself is compared, so a place that two share costs time and nothing else. Not thread-safe.
 */
final class WordCache {
    private static final int PLACES = 512;

    /** Longer ones are no words. */
    private static final int MOST_CHARS = 64;

    private final byte[][] keys = new byte[PLACES][];
    private final @Nullable String[] words = new @Nullable String[PLACES];
    private final byte[][] members = new byte[PLACES][];

    /** @param key the very array that the member was remembered with */
    byte @Nullable [] find(byte[] key, String word) {
        int place = place(key, word);
        return keys[place] == key && word.equals(words[place]) ? members[place] : null;
    }

    /**
     * Remembers a member.
     *
     * @param from where it begins; what stands there may be no comma
     */
    void remember(byte[] key, String word, byte[] bytes, int from, int until) {
        if (word.length() <= MOST_CHARS) {
            int place = place(key, word);
            keys[place] = key;
            words[place] = word;
            members[place] = Arrays.copyOfRange(bytes, from, until);
            members[place][0] = ',';
        }
    }

    private static int place(byte[] key, String word) {
        int hash = word.hashCode() + 31 * key.length;
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
