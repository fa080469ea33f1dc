/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the newest signed record of a trail, from its end. A signed record vouches for all before it, so whoever has it can
 * tell later that a trail was cut off: it is worth sending before a long backlog.
 */
final class NewestCheckpoint {
    private static final byte[] TRAIL = ",\"trail\":{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SIGNATURE = ",\"sig\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SEQUENCE = "\"seq\":".getBytes(StandardCharsets.US_ASCII);

    /** Farther back it is not newer than what is sent anyway. */
    private static final int MOST_BYTES = 16 << 20;

    private static final int BLOCK = 64 << 10;

    private NewestCheckpoint() {}

    /** @param line without the line break */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Found(byte[] line, long sequence) {}

    private interface LineTest {
        boolean test(byte[] block, int begin, int end);
    }

    /**
     * The newest signed line of the file that is being written; if there is none near its end (a trail without keys has
     * none), simply the newest line: its hash still covers all before it.
     *
     * @param written how far whole lines reach
     * @return empty if there is no line at all
     */
    static Optional<Found> find(Path directory, TrailPosition written) throws IOException {
        if (written.file().isEmpty()) {
            return Optional.empty();
        }
        try (RandomAccessFile file =
                new RandomAccessFile(directory.resolve(written.file()).toFile(), "r")) {
            long end = Math.min(written.offset(), file.length());
            byte[] rest = new byte[0];
            Optional<byte[]> newest = Optional.empty();
            for (long from = end; from > 0 && end - from < MOST_BYTES; ) {
                int length = (int) Math.min(BLOCK, from);
                from -= length;
                byte[] block = new byte[length + rest.length];
                file.seek(from);
                file.readFully(block, 0, length);
                System.arraycopy(rest, 0, block, length, rest.length);
                int first = from == 0 ? 0 : indexOf(block, (byte) '\n') + 1;
                if (first == 0 && from > 0) {
                    rest = block;
                    continue;
                }
                Optional<byte[]> signed = newest(block, first, NewestCheckpoint::isSigned);
                if (signed.isPresent()) {
                    return signed.flatMap(NewestCheckpoint::found);
                }
                newest = newest.isPresent() ? newest : newest(block, first, (bytes, begin, last) -> last > begin);
                rest = Arrays.copyOf(block, first);
            }
            return newest.flatMap(NewestCheckpoint::found);
        }
    }

    /** Among the whole lines of a block: those that begin at or after an index and end with a line break. */
    private static Optional<byte[]> newest(byte[] block, int first, LineTest wanted) {
        int end = block.length;
        while (end > first) {
            int begin = end - 1;
            while (begin > first && block[begin - 1] != '\n') {
                begin--;
            }
            if (block[end - 1] == '\n' && wanted.test(block, begin, end - 1)) {
                return Optional.of(Arrays.copyOfRange(block, begin, end - 1));
            }
            end = begin;
        }
        return Optional.empty();
    }

    /** The trail's own member is the last of a line, and nothing in it was chosen by a client. */
    private static boolean isSigned(byte[] block, int begin, int end) {
        int member = lastIndexOf(block, TRAIL, begin, end);
        return member >= 0 && lastIndexOf(block, SIGNATURE, member, end) >= 0;
    }

    private static Optional<Found> found(byte[] line) {
        int member = lastIndexOf(line, TRAIL, 0, line.length);
        int number = member < 0 ? -1 : lastIndexOf(line, SEQUENCE, member, line.length);
        if (number < 0) {
            return Optional.empty();
        }
        long sequence = 0;
        int digits = 0;
        for (int i = number + SEQUENCE.length; i < line.length && digits < 18 && isDigit(line[i]); i++, digits++) {
            sequence = 10 * sequence + line[i] - '0';
        }
        return digits == 0 ? Optional.empty() : Optional.of(new Found(line, sequence));
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted, int begin, int end) {
        for (int i = end - wanted.length; i >= begin; i--) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
