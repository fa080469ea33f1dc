/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The evolving key of the records of one file. Each record has its own key, the SHA-256 of the one before: whoever
 * reads the memory of a process cannot make the MACs of records that it has written already. Not thread-safe.
 *
 * <p>HMAC (RFC 2104) is spelled out here: {@link javax.crypto.Mac} makes several objects whenever its key changes, which
 * here is always.
 */
public final class RecordMac {
    private static final int BLOCK = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5C;

    private final MessageDigest sha = Digests.sha256();
    private final byte[] key;
    private final byte[] inner = padded(INNER);
    private final byte[] outer = padded(OUTER);
    private long index;

    /** @param first key, of 32 bytes */
    public RecordMac(byte[] first) {
        if (first.length != Digests.BYTES) {
            throw new IllegalArgumentException("a record key has 32 bytes");
        }
        this.key = first.clone();
        keyed();
    }

    /** A block that begins with the key, and room for a hash. */
    private static byte[] padded(byte with) {
        byte[] padded = new byte[BLOCK + Digests.BYTES];
        Arrays.fill(padded, Digests.BYTES, BLOCK, with);
        return padded;
    }

    private void keyed() {
        for (int i = 0; i < Digests.BYTES; i++) {
            inner[i] = (byte) (key[i] ^ INNER);
            outer[i] = (byte) (key[i] ^ OUTER);
        }
    }

    /** Which record of the file the key is for, from 0. */
    public long index() {
        return index;
    }

    /** Writes the 32 bytes of the MAC of a hash to the beginning of an array, and forgets the key. */
    public void next(byte[] hash, byte[] out) {
        System.arraycopy(hash, 0, inner, BLOCK, Digests.BYTES);
        Digests.hash(sha, inner, 0, inner.length, out);
        System.arraycopy(out, 0, outer, BLOCK, Digests.BYTES);
        Digests.hash(sha, outer, 0, outer.length, out);
        skip();
    }

    /** Goes on to the key of the record after. */
    public void skip() {
        Digests.hash(sha, key, 0, key.length, key);
        // The digest keeps what it hashed last, which was the old key.
        sha.reset();
        keyed();
        index++;
    }

    /** Forgets the key for good. */
    public void erase() {
        Arrays.fill(key, (byte) 0);
        keyed();
        sha.reset();
    }
}
