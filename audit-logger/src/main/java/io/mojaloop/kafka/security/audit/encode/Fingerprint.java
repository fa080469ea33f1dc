/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What tells texts apart that are too long to be told: the first 16 hexadecimal digits of SHA-256 over UTF-16. */
final class Fingerprint {
    private static final int BYTES = 8;

    private Fingerprint() {}

    /** Of a text; not over UTF-8, in which all unpaired surrogates look the same. */
    static String of(String text) {
        return of(List.of(text));
    }

    /** Of several texts with their lengths, so that it matters where one ends. */
    static String of(List<String> texts) {
        MessageDigest digest = sha256();
        byte[] chunk = new byte[4096];
        for (String text : texts) {
            if (texts.size() > 1) {
                digest.update((text.length() + ":").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
            update(digest, text, chunk);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static void update(MessageDigest digest, String text, byte[] chunk) {
        int filled = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            chunk[filled++] = (byte) (c >> 8);
            chunk[filled++] = (byte) c;
            if (filled == chunk.length) {
                digest.update(chunk);
                filled = 0;
            }
        }
        digest.update(chunk, 0, filled);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
