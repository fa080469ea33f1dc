/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

import io.mojaloop.kafka.security.audit.encode.EventEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What ends a line of a trail:
 *
 * <pre>
 * ,"trail":{"id":"36 characters","boot":"16","seq":0,"prev":"43"NOTES[,"key":"16","sig":"86"],"hash":"43"[,"mac":"22"]}}
 * </pre>
 *
 * {@code hash} is the SHA-256 of everything before {@code ,"hash"}, and {@code prev} that of the line before: so each line
 * can be checked alone, and several at once. {@code sig} is an Ed25519 signature of everything before {@code ,"sig"}.
 * {@code mac} is the first half of an HMAC-SHA256 of the hash. Notes see {@link Notes}. Nothing is optional but what is in
 * brackets, nothing may be written in another way: a verifier reads the end of a line from behind, without reading JSON.
 */
public final class LineFormat {
    /** Longer ones are not ours. */
    public static final int MOST_LINE_BYTES = 32 * 1024;

    /** What {@link #MOST_LINE_BYTES} leaves for the trail. */
    static final int MOST_TAIL_BYTES = MOST_LINE_BYTES - EventEncoder.MOST_BYTES;

    public static final int HASH = 43;
    public static final int SIGNATURE = 86;
    public static final int MAC = 22;
    public static final int MAC_BYTES = 16;
    public static final int KEY_ID = 16;
    public static final int BOOT = 16;
    public static final int ID = 36;

    /** What the very first record of a trail is chained to: 32 zero bytes. */
    public static final String NO_HASH = "A".repeat(HASH);

    static final byte[] TRAIL = ascii(",\"trail\":{\"id\":\"");
    static final byte[] BOOT_NAME = ascii("\",\"boot\":\"");
    static final byte[] SEQUENCE_NAME = ascii("\",\"seq\":");
    static final byte[] PREVIOUS_NAME = ascii(",\"prev\":\"");
    static final byte[] KEY_NAME = ascii(",\"key\":\"");
    static final byte[] SIGNATURE_NAME = ascii(",\"sig\":\"");
    static final byte[] HASH_NAME = ascii(",\"hash\":\"");
    static final byte[] MAC_NAME = ascii(",\"mac\":\"");

    private LineFormat() {}

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
