/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Ends lines, each chained to the one before. Not thread-safe. */
public final class LineChain {
    private static final byte[] END = LineFormat.ascii("}}\n");

    private final MessageDigest sha = Digests.sha256();
    private final byte[] prefix;
    private final byte[] previous;
    private final byte[] hash = new byte[Digests.BYTES];
    private final byte[] mac = new byte[Digests.BYTES];
    private final byte[] macText = new byte[LineFormat.MAC];
    private long next;

    /**
     * @param trail its id, 36 characters
     * @param boot 16 hexadecimal digits
     * @param next sequence of the next record
     * @param previous hash of the record before
     */
    public LineChain(String trail, String boot, long next, String previous) {
        this.prefix = LineFormat.ascii(",\"trail\":{\"id\":\"" + trail + "\",\"boot\":\"" + boot + "\",\"seq\":");
        this.next = next;
        this.previous = LineFormat.ascii(previous);
    }

    /** Sequence of the next record. */
    public long next() {
        return next;
    }

    /** Hash of the last record, 43 characters. */
    public String previous() {
        return new String(previous, StandardCharsets.US_ASCII);
    }

    /**
     * Ends a line, line break included, and goes on to the next.
     *
     * @param line a JSON object without its closing brace
     * @param notes see {@link Notes}; empty for most
     * @param keys of this file, if there are keys
     * @param signer for a checkpoint, if there are keys
     */
    public void end(LineBuffer line, String notes, @Nullable RecordMac keys, @Nullable Signer signer) {
        line.append(prefix);
        line.digits(next);
        append(LineFormat.PREVIOUS_NAME, previous, line);
        if (!notes.isEmpty()) {
            line.append(LineFormat.ascii(notes));
        }
        if (signer != null) {
            append(LineFormat.KEY_NAME, LineFormat.ascii(signer.keyId()), line);
            byte[] signature = signer.sign(line.bytes(), line.length());
            append(LineFormat.SIGNATURE_NAME, Base64Url.encode(signature), line);
        }
        Digests.hash(sha, line.bytes(), 0, line.length(), hash);
        Base64Url.encode(hash, Digests.BYTES, previous, 0);
        append(LineFormat.HASH_NAME, previous, line);
        if (keys != null) {
            keys.next(hash, mac);
            Base64Url.encode(mac, LineFormat.MAC_BYTES, macText, 0);
            append(LineFormat.MAC_NAME, macText, line);
        }
        line.append(END);
        next++;
    }

    private static void append(byte[] name, byte[] value, LineBuffer line) {
        line.append(name);
        line.append(value);
        line.append('"');
    }
}
