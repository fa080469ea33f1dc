/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.read;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes after a trail while it is written: whole lines only, from file to file. Trusts nobody, so lines that are no records
 * are passed on, too. Not thread-safe.
 */
public final class Follower {
    private final Path path;
    private final LineSink sink;
    private final byte[] buffer = new byte[LineReader.MOST_BYTES];
    private @Nullable Path file;
    private long offset;
    private boolean skipping;

    /**
     * @param path a directory, in which files come and go, or one file
     * @param sink takes the lines; their numbers are not known and told as 0
     */
    public Follower(Path path, LineSink sink) {
        this.path = path;
        this.sink = sink;
    }

    /** Sets where to go on. */
    public void startAt(Path inFile, long atOffset) {
        file = inFile;
        offset = atOffset;
        skipping = false;
    }

    /**
     * Takes what is there now.
     *
     * @return whether there was something
     * @throws CommandException with exit code 2 if it cannot be read
     */
    public boolean poll() {
        Path current = file;
        if (current == null) {
            return next(null);
        }
        try {
            return read(current) || next(current);
        } catch (NoSuchFileException removed) {
            return next(current);
        } catch (IOException e) {
            throw TrailFiles.unreadable(current, e);
        }
    }

    private boolean next(@Nullable Path after) {
        if (!Files.isDirectory(path)) {
            if (after == null) {
                startAt(path, 0);
                return true;
            }
            return false;
        }
        List<Path> files = TrailFiles.list(path);
        int at = after == null ? -1 : files.indexOf(after);
        if (after != null && at < 0) {
            // Removed by retention: on with the first that is younger.
            at = (int) files.stream()
                            .filter(one -> TrailFiles.ORDER.compare(one, after) < 0)
                            .count()
                    - 1;
        }
        if (at + 1 >= files.size()) {
            return false;
        }
        startAt(files.get(at + 1), 0);
        return true;
    }

    private boolean read(Path current) throws IOException {
        if (!Files.exists(current)) {
            throw new NoSuchFileException(current.toString());
        }
        try (RandomAccessFile in = new RandomAccessFile(current.toFile(), "r")) {
            in.seek(Math.min(offset, in.length()));
            int count = in.read(buffer);
            int begin = 0;
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    tell(current, begin, i - begin);
                    begin = i + 1;
                }
            }
            if (begin == 0 && count == buffer.length) {
                skipping = true;
                begin = count;
            }
            offset += begin;
            return begin > 0;
        }
    }

    private void tell(Path current, int from, int length) {
        if (skipping) {
            sink.tooLong(current, 0);
        } else {
            sink.line(current, 0, buffer, from, length);
        }
        skipping = false;
    }
}
