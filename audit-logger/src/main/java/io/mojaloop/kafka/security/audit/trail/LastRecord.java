/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.trail.line.Base64Url;
import io.mojaloop.kafka.security.audit.trail.line.Digests;
import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.line.LineFormat;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * The last whole record of a file: that whose line break is there and whose hash fits. Looked for from behind, so that a
 * file of any size takes one read; only what a crash left behind the record is read in full.
 *
 * @param trail the id of its trail
 * @param sequence of it
 * @param hash of it
 * @param notes of it
 * @param end of its line in the file
 * @param size of the file
 */
record LastRecord(String trail, long sequence, String hash, String notes, long end, long size) {
    private static final int WINDOW = 1 << 20;

    /** How many bytes follow that are no record. */
    long tornBytes() {
        return size - end;
    }

    /** @return empty if there is no whole record in the file */
    static Optional<LastRecord> of(Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            long size = channel.size();
            LineEnd line = new LineEnd();
            for (long to = size; to > 0; ) {
                long from = Math.max(0, to - WINDOW);
                byte[] window = read(channel, from, (int) (to - from));
                int end = lastLine(line, window, from == 0);
                if (end > 0) {
                    return Optional.of(
                            new LastRecord(line.id(), line.sequence(), line.hash(), line.notes(), from + end, size));
                }
                // A line that the window cuts in two is whole in the next one.
                to = from == 0 ? 0 : Math.min(from + LineFormat.MOST_LINE_BYTES + 1, to - 1);
            }
            return Optional.empty();
        }
    }

    /** @return where the last whole record ends, line break included; 0 if there is none */
    private static int lastLine(LineEnd line, byte[] window, boolean first) {
        int end = -1;
        for (int at = window.length - 1; at >= 0; at--) {
            if (window[at] == '\n') {
                if (end >= 0 && isRecord(line, window, at + 1, end)) {
                    return end + 1;
                }
                end = at;
            }
        }
        return first && end >= 0 && isRecord(line, window, 0, end) ? end + 1 : 0;
    }

    private static boolean isRecord(LineEnd line, byte[] window, int from, int to) {
        return line.parse(window, from, to) && line.hashFits();
    }

    /** The first line, which says what file it is; empty if it is no whole record. */
    static Optional<LineEnd> firstLine(Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            byte[] head = read(channel, 0, (int) Math.min(channel.size(), LineFormat.MOST_LINE_BYTES + 1));
            for (int at = 0; at < head.length; at++) {
                if (head[at] == '\n') {
                    LineEnd line = new LineEnd();
                    return isRecord(line, head, 0, at) ? Optional.of(line) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /** The hash of what follows the last whole record, 43 characters. */
    static String tornHash(Path file, long from, long size) throws IOException {
        MessageDigest sha = Digests.sha256();
        try (FileChannel channel = open(file)) {
            for (long at = from; at < size; ) {
                int count = (int) Math.min(WINDOW, size - at);
                sha.update(read(channel, at, count));
                at += count;
            }
        }
        byte[] text = new byte[LineFormat.HASH];
        Base64Url.encode(sha.digest(), Digests.BYTES, text, 0);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static byte[] read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return buffer.array();
    }
}
