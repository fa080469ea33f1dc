/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy;

/**
 * Makes client-controlled text safe for a line of a log. Whatever could end the line, move the cursor or reorder what a
 * reader sees (control characters, line and paragraph separators, format characters such as bidirectional overrides,
 * unpaired surrogates) becomes {@code \}{@code uXXXX}. A backslash before a {@code u} is written the same way, so that
 * no text can pretend to be an escape; all other text, umlauts and emoji included, stays as it is.
 */
public final class LogText {
    private LogText() {}

    public static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0x7f || c == '\\') {
                return escapeFrom(text, i);
            }
        }
        return text;
    }

    private static String escapeFrom(String text, int from) {
        StringBuilder safe = new StringBuilder(text.length() + 16).append(text, 0, from);
        int i = from;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            int next = i + Character.charCount(codePoint);
            boolean fakeEscape = codePoint == '\\' && next < text.length() && text.charAt(next) == 'u';
            if (fakeEscape || unsafe(codePoint)) {
                for (; i < next; i++) {
                    appendEscape(safe, text.charAt(i));
                }
            } else {
                safe.appendCodePoint(codePoint);
            }
            i = next;
        }
        return safe.toString();
    }

    private static boolean unsafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    private static void appendEscape(StringBuilder safe, char c) {
        safe.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            safe.append(Character.forDigit(c >> shift & 0xf, 16));
        }
    }
}
