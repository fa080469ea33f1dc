/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every JDK has, into memory that is there already. */
public final class Digests {
    public static final int BYTES = 32;

    private Digests() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** Hashes a range and writes the 32 bytes to the beginning of an array. */
    public static void hash(MessageDigest sha, byte[] bytes, int from, int count, byte[] out) {
        sha.update(bytes, from, count);
        finish(sha, out);
    }

    /** Writes what was hashed to the beginning of an array. */
    public static void finish(MessageDigest sha, byte[] out) {
        try {
            sha.digest(out, 0, BYTES);
        } catch (DigestException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
