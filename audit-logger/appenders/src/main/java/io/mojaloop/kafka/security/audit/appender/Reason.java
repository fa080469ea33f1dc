/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

/** Texts of reasons and names, of bounded length: a client may send 32 KiB as the name of a mechanism, and Kafka logs it. */
final class Reason {
    static final int MAX_CHARS = 1024;

    private Reason() {}

    static String bounded(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        int end = MAX_CHARS - 1;
        // Not between the halves of a surrogate pair.
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }

    /** The first that is not empty. */
    static String firstOf(String text, String otherwise) {
        return bounded(text.isEmpty() ? otherwise : text);
    }
}
