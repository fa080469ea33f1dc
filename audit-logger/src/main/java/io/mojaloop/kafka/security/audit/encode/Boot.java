/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * One life of the process that writes a trail. Sequence numbers alone do not name a record for ever: after a power cut the
 * numbers of records that never reached the disk, but may have been forwarded, are given again.
 *
 * @param high the upper half of every {@code event.id} of this boot: random, with the version of a UUID (RFC 9562, version 8)
 */
public record Boot(long high) {
    private static final int ID_LENGTH = 36;
    private static final int PREFIX_LENGTH = "01234567-89ab-cdef-".length();
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    /** The most that fits beside the variant of a UUID. */
    static final long MOST_SEQUENCE = (1L << 62) - 1;

    public Boot {
        high = (high & ~0xF000L) | VERSION;
    }

    /** One that never was before. */
    public static Boot random() {
        return new Boot(new SecureRandom().nextLong());
    }

    /** The boot as the trail writes it: 16 hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%016x", high);
    }

    /** The id of a record: the same whenever it is computed, so that receivers can tell a record that they have. */
    public UUID eventId(long sequence) {
        if (sequence < 0 || sequence > MOST_SEQUENCE) {
            throw new IllegalArgumentException("sequence " + sequence + " is not between 0 and " + MOST_SEQUENCE);
        }
        return new UUID(high, VARIANT | sequence);
    }

    /** What all {@link #eventId} of this boot begin with, as text. */
    String idPrefix() {
        return eventId(0).toString().substring(0, PREFIX_LENGTH);
    }

    /** Writes {@link #eventId} without making a UUID of it, behind {@link #idPrefix}. */
    static void appendIdEnd(long sequence, LineBuffer out) {
        out.reserve(ID_LENGTH - PREFIX_LENGTH);
        byte[] bytes = out.bytes();
        int at = out.length();
        long low = VARIANT | sequence;
        at = hex(low >>> 48, 4, bytes, at);
        bytes[at++] = '-';
        hex(low, 12, bytes, at);
        out.advance(ID_LENGTH - PREFIX_LENGTH);
    }

    private static int hex(long value, int digits, byte[] bytes, int from) {
        long rest = value;
        for (int i = from + digits - 1; i >= from; i--) {
            bytes[i] = HEX[(int) rest & 0xF];
            rest >>>= 4;
        }
        return from + digits;
    }
}
