/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keys from keys, always forward: a later one says nothing about an earlier one. */
final class Derivation {
    static final int BYTES = 32;
    private static final int ID_BYTES = 8;

    private Derivation() {}

    static byte[] nextEpoch(byte[] epochKey) {
        return derive(epochKey, "epoch");
    }

    static byte[] firstFile(byte[] epochKey) {
        return derive(epochKey, "file");
    }

    static byte[] nextFile(byte[] fileKey) {
        return derive(fileKey, "file");
    }

    static byte[] firstRecord(byte[] fileKey) {
        return derive(fileKey, "record");
    }

    /** Which seed keys come from, without saying anything about it. */
    static String chain(byte[] seed) {
        return id(derive(seed, "chain"));
    }

    /** The first 16 hexadecimal digits of a SHA-256. */
    static String id(byte[] of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of);
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    private static byte[] derive(byte[] key, String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(label.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HmacSHA256", e);
        }
    }
}
