/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Reads files line by line without keeping them, gzip ones too. Not thread-safe. */
public final class LineReader {
    /** A record is shorter than 32 KiB; what is much longer is no record. */
    static final int MOST_BYTES = 1 << 20;

    private final byte[] buffer = new byte[MOST_BYTES];
    private final LineSink sink;
    private final LongConsumer progress;

    /**
     * @param sink takes the lines
     * @param progress told now and then how many more bytes were read from the disk
     */
    public LineReader(LineSink sink, LongConsumer progress) {
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Reads all lines of all files, or until the sink has enough.
     *
     * @throws CommandException with exit code 2 if a file cannot be read
     */
    public void read(List<Path> files) {
        for (Path file : files) {
            try (InputStream in = open(file)) {
                if (!read(file, in)) {
                    return;
                }
            } catch (IOException e) {
                throw TrailFiles.unreadable(file, e);
            }
        }
    }

    private InputStream open(Path file) throws IOException {
        InputStream in = new CountedStream(
                file.equals(TrailFiles.STANDARD_INPUT) ? System.in : Files.newInputStream(file), progress);
        if (!file.getFileName().toString().endsWith(".gz")) {
            return in;
        }
        try {
            return new GZIPInputStream(in, 1 << 16);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private boolean read(Path file, InputStream in) throws IOException {
        long number = 0;
        int filled = 0;
        boolean skipping = false;
        int count;
        while ((count = in.read(buffer, filled, buffer.length - filled)) >= 0) {
            int end = filled + count;
            int begin = 0;
            for (int i = filled; i < end; i++) {
                if (buffer[i] == '\n') {
                    number++;
                    boolean more =
                            skipping ? sink.tooLong(file, number) : sink.line(file, number, buffer, begin, i - begin);
                    if (!more) {
                        return false;
                    }
                    skipping = false;
                    begin = i + 1;
                }
            }
            filled = end - begin;
            System.arraycopy(buffer, begin, buffer, 0, filled);
            if (filled == buffer.length) {
                skipping = true;
                filled = 0;
            }
        }
        // The end of a file that is being written, or that was torn.
        return skipping
                ? sink.tooLong(file, number + 1)
                : filled == 0 || sink.line(file, number + 1, buffer, 0, filled);
    }

    /** Counts what comes from the disk, before it is unpacked. */
    private static final class CountedStream extends java.io.FilterInputStream {
        private final LongConsumer progress;

        CountedStream(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                progress.accept(1);
            }
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, length);
            if (count > 0) {
                progress.accept(count);
            }
            return count;
        }
    }
}
