/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

/** Texts for people. */
final class Words {
    private static final int MOST = 300;

    private Words() {}

    /** A text that somebody else chose, without anything that a terminal could take for more than that. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length() && i < MOST; i++) {
            char c = text.charAt(i);
            out.append(c >= ' ' && c < 0x7F ? c : '?');
        }
        return out.toString();
    }

    /** {@code record 5} or {@code records 5 to 7}. */
    static String records(long first, long last) {
        return first == last ? "record " + first : "records " + first + " to " + last;
    }

    /** {@code record 5 is} or {@code records 5 to 7 are}, with other verbs, too. */
    static String records(long first, long last, String one, String several) {
        return records(first, last) + " " + verb(last - first + 1, one, several);
    }

    static String verb(long count, String one, String several) {
        return count == 1 ? one : several;
    }

    /** {@code 1 byte} or {@code 2 bytes}. */
    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String lines(long count) {
        return count(count, "line");
    }
}
