/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** Reads the end of a file without reading all of it. */
public final class LastLines {
    private LastLines() {}

    /**
     * Passes on the whole lines at the end of a file.
     *
     * @param atMost how many bytes to look at
     * @param until where the file ends for this purpose
     * @param sink takes the lines, with 0 for their numbers
     * @return whether that was the file from its beginning
     */
    public static boolean read(Path file, long atMost, long until, LineSink sink) {
        long from = Math.max(0, until - atMost);
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(from);
            byte[] bytes = new byte[(int) (until - from)];
            in.readFully(bytes);
            int begin = from == 0 ? 0 : afterLineBreak(bytes, 0);
            while (begin < bytes.length) {
                int next = afterLineBreak(bytes, begin);
                if (bytes[next - 1] == '\n') {
                    sink.line(file, 0, bytes, begin, next - 1 - begin);
                }
                begin = next;
            }
            return from == 0;
        } catch (IOException e) {
            throw TrailFiles.unreadable(file, e);
        }
    }

    private static int afterLineBreak(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    /** Where the last whole line of a file ends. */
    public static long end(Path file) {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long end = in.length();
            long from = Math.max(0, end - LineReader.MOST_BYTES);
            byte[] bytes = new byte[(int) (end - from)];
            in.seek(from);
            in.readFully(bytes);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return from + i + 1;
                }
            }
            return from;
        } catch (IOException e) {
            throw TrailFiles.unreadable(file, e);
        }
    }
}
