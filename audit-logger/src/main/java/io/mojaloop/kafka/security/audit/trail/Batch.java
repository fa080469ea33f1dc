/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Lines that are chained, but not all with the operating system yet. Chained lines cannot be made again, so they stay here
 * until the last byte of them is written. Not thread-safe.
 */
final class Batch {
    /**
     * Of the sizes that were tried: a write of 128 KB costs the kernel a third more for each byte, one of 2 MB saves nothing
     * that could be measured.
     */
    static final int FULL_BYTES = 1 << 20;

    /** Room for what the trail itself has to say whatever else there is. */
    private static final int RESERVE_BYTES = 8 * LineFormat.MOST_LINE_BYTES;

    private final ByteBuffer lines = ByteBuffer.allocateDirect(FULL_BYTES + RESERVE_BYTES);
    private int written;
    private int records;

    boolean isFull() {
        return lines.position() >= FULL_BYTES;
    }

    boolean isEmpty() {
        return lines.position() == 0;
    }

    /** Bytes since the batch was last empty, of which the first may be written. */
    int bytes() {
        return lines.position();
    }

    int unwrittenBytes() {
        return lines.position() - written;
    }

    int writtenBytes() {
        return written;
    }

    int records() {
        return records;
    }

    void add(LineBuffer line) {
        lines.put(line.bytes(), 0, line.length());
        records++;
    }

    /** Writes what is not written. If this throws, calling it again goes on with the first byte that is not. */
    void writeTo(FileChannel channel) throws IOException {
        ByteBuffer rest = lines.duplicate().flip().position(written);
        while (rest.hasRemaining()) {
            try {
                channel.write(rest);
            } finally {
                written = rest.position();
            }
        }
    }

    /** Tells how many of the bytes a file turned out to have. */
    void written(int bytes) {
        written = bytes;
    }

    /** Goes back to the beginning of the line that is written in part. */
    void backToLine() {
        while (written > 0 && lines.get(written - 1) != '\n') {
            written--;
        }
    }

    void clear() {
        lines.clear();
        written = 0;
        records = 0;
    }
}
