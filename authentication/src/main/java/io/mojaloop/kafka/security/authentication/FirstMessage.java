/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.nio.charset.StandardCharsets;

/**
 * Finds the user name in the first message of a client that nothing is known of yet: it may be malformed, hostile or half a
 * megabyte long. Never throws, and never makes text of anything but a name.
 */
enum FirstMessage {
    /** RFC 4616: {@code [authzid] NUL authcid NUL passwd}. */
    PLAIN {
        @Override
        String nameIn(byte[] message) {
            int first = indexOf(message, (byte) 0, 0);
            int second = first < 0 ? -1 : indexOf(message, (byte) 0, first + 1);
            boolean threeParts = second >= 0 && indexOf(message, (byte) 0, second + 1) < 0;
            // With fewer or more parts the second may be anything, a password even.
            return threeParts ? text(message, first + 1, second) : "";
        }
    },
    /** RFC 5802: {@code n,[a=authzid],[m=...,]n=name,r=nonce[,extensions]}, with {@code =2C} and {@code =3D} in names. */
    SCRAM {
        @Override
        String nameIn(byte[] message) {
            int header = indexOf(message, (byte) ',', 0);
            int start = header < 0 ? -1 : indexOf(message, (byte) ',', header + 1) + 1;
            if (start > 0 && beginsWith(message, start, 'm')) {
                start = indexOf(message, (byte) ',', start) + 1;
            }
            if (start <= 0 || !beginsWith(message, start, 'n')) {
                return "";
            }
            int end = indexOf(message, (byte) ',', start);
            return end < 0
                    ? ""
                    : text(message, start + 2, end).replace("=2C", ",").replace("=3D", "=");
        }
    };

    /** Longer names are cut. */
    static final int MOST_CHARACTERS = 512;

    private static final int MOST_BYTES = 4 * MOST_CHARACTERS;

    /** The user name; empty if the message has none. */
    abstract String nameIn(byte[] message);

    /** @param mechanism PLAIN, or one of those of SCRAM */
    static FirstMessage of(String mechanism) {
        return mechanism.equals("PLAIN") ? PLAIN : SCRAM;
    }

    private static boolean beginsWith(byte[] message, int at, char attribute) {
        return at + 1 < message.length && message[at] == attribute && message[at + 1] == '=';
    }

    private static int indexOf(byte[] message, byte wanted, int from) {
        for (int i = from; i < message.length; i++) {
            if (message[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String text(byte[] message, int from, int to) {
        String text = new String(message, from, Math.min(to - from, MOST_BYTES), StandardCharsets.UTF_8);
        boolean whole = to - from <= MOST_BYTES && text.length() <= MOST_CHARACTERS;
        return whole
                ? text
                : text.substring(0, Math.min(text.length(), MOST_CHARACTERS)) + "... (" + (to - from) + " bytes)";
    }
}
