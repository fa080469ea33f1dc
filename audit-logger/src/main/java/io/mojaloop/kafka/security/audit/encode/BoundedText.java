/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

/**
 * Texts as events keep them. Kafka asks about names of 32 KiB that no client has a right to: times all events that may wait
 * and all kinds that are counted apart, that is more memory than a broker has.
 */
public final class BoundedText {
    /** Longer than any name of a topic, and than any other name that somebody means to use. */
    public static final int MOST_CHARS = 1024;

    /** With the mark, whatever its characters are, it needs not be cut again in the record. */
    private static final int KEPT_CHARS = 200;

    private BoundedText() {}

    /** The text itself; if it is too long its beginning, its length and a hash that tells it from others. */
    public static String of(String text) {
        if (text.length() <= MOST_CHARS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(KEPT_CHARS - 1)) ? KEPT_CHARS - 1 : KEPT_CHARS;
        return text.substring(0, end) + "\u2026[" + text.length() + " chars, sha256 " + Fingerprint.of(text) + "]";
    }
}
