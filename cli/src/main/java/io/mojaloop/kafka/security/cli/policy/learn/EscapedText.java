/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.LogText;

/** Names as PolicyAuthorizer writes them into a log. */
final class EscapedText {
    private EscapedText() {}

    /**
     * Undoes {@link LogText#escape}. A text that it would not have written, such as an escaped letter, is what stock Kafka
     * wrote raw, and stays as it is: nobody can call himself {@code \}{@code u0061lice} to be taken for alice.
     */
    static String decode(String text) {
        if (!text.contains("\\u")) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            int code = text.startsWith("\\u", i) ? code(text, i + 2) : -1;
            decoded.append(code < 0 ? text.charAt(i) : (char) code);
            i += code < 0 ? 0 : 5;
        }
        return LogText.escape(decoded.toString()).equals(text) ? decoded.toString() : text;
    }

    private static int code(String text, int from) {
        if (from + 4 > text.length()) {
            return -1;
        }
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = 16 * code + digit;
        }
        return code;
    }
}
