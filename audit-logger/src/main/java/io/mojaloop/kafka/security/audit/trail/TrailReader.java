/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a trail by its files alone, also while another process writes, rotates and removes them. Lines that are not
 * whole, or whose hash does not fit, are never returned. For one thread.
 */
public final class TrailReader implements AutoCloseable {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int NEWLINE_NOT_FOUND = -1;

    private final Path directory;
    private final LineEnd lineEnd = new LineEnd();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private TrailPosition position;
    private @Nullable FileChannel channel;
    private int from;
    private int to;
    private boolean skipping;
    private boolean finished;
    private long skipThrough = -1;
    private long damagedLines;

    /**
     * One record.
     *
     * @param bytes of the line, without the line break
     * @param sequence of the record
     * @param next where to go on once this record is dealt with
     */
    public record Line(byte[] bytes, long sequence, TrailPosition next) {}

    private TrailReader(Path directory, TrailPosition position) {
        this.directory = directory;
        this.position = position;
    }

    /** Reads from a position on. Nothing is opened before the first {@link #next}. */
    public static TrailReader open(Path directory, TrailPosition from) {
        return new TrailReader(directory, from);
    }

    /** Where a trail ends now; {@link TrailPosition#BEGINNING} if there is none yet. */
    public static TrailPosition end(Path directory) throws IOException {
        List<TrailFile> files = TrailFile.list(directory);
        if (files.isEmpty()) {
            return TrailPosition.BEGINNING;
        }
        TrailFile newest = files.get(files.size() - 1);
        return LastRecord.of(directory.resolve(newest.name()))
                .map(last -> new TrailPosition(newest.name(), last.end(), last.sequence()))
                .orElse(new TrailPosition(newest.name(), 0, newest.firstSequence() - 1));
    }

    /**
     * The next record, or null if there is none yet.
     *
     * @throws TrailGoneException if records after the position were removed before they were read; reading goes on with
     *     the oldest record that is left if this is called again
     * @throws IOException if a file cannot be read; calling again tries again
     */
    public @Nullable Line next() throws IOException {
        while (channel != null || openFile()) {
            int end = lineBreak();
            if (end != NEWLINE_NOT_FOUND) {
                Line line = take(end);
                if (line != null) {
                    return line;
                }
            } else if (!fill()) {
                if (!finished) {
                    // Whoever begins a file has finished the one before: what is read from here on is all there is.
                    finished = nextFile().isPresent();
                    if (!finished) {
                        return null;
                    }
                } else {
                    goOn();
                }
            }
        }
        return null;
    }

    private int lineBreak() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return NEWLINE_NOT_FOUND;
    }

    /** @return null if the line is not to be returned */
    private @Nullable Line take(int end) {
        int begin = from;
        from = end + 1;
        long offset = position.offset() + from - begin;
        boolean whole = !skipping && lineEnd.parse(buffer, begin, end) && lineEnd.hashFits();
        skipping = false;
        if (!whole) {
            damagedLines++;
            position = new TrailPosition(position.file(), offset, position.sequence());
            return null;
        }
        long sequence = lineEnd.sequence();
        if (sequence <= skipThrough) {
            position = new TrailPosition(position.file(), offset, position.sequence());
            return null;
        }
        position = new TrailPosition(position.file(), offset, sequence);
        return new Line(Arrays.copyOfRange(buffer, begin, end), sequence, position);
    }

    /** @return whether there is more in the buffer than before */
    private boolean fill() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            return false;
        }
        if (to - from == buffer.length) {
            // No line of ours is that long.
            position = new TrailPosition(position.file(), position.offset() + to - from, position.sequence());
            from = to;
            skipping = true;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int count = open.read(ByteBuffer.wrap(buffer, to, buffer.length - to), position.offset() + to);
        if (count <= 0) {
            if (open.size() < position.offset() + to) {
                // Shorter than it was: what is in the buffer was taken back.
                to = 0;
            }
            return false;
        }
        to += count;
        return true;
    }

    /** Leaves a file that is finished; what is left in the buffer is a torn line. */
    private void goOn() throws IOException {
        Optional<TrailFile> next = nextFile();
        if (next.isEmpty()) {
            finished = false;
            return;
        }
        close();
        moveTo(next.get());
    }

    private void moveTo(TrailFile next) throws TrailGoneException {
        long sequence = position.sequence();
        long before = next.firstSequence() - 1;
        position = new TrailPosition(next.name(), 0, Math.min(sequence, before));
        if (before > sequence && !(sequence < 0 && position.file().isEmpty())) {
            position = new TrailPosition(next.name(), 0, before);
            throw new TrailGoneException(sequence + 1, position);
        }
    }

    private Optional<TrailFile> nextFile() throws IOException {
        Optional<TrailFile> current = TrailFile.parse(position.file());
        return TrailFile.list(directory).stream()
                .filter(file -> current.isEmpty() || file.compareTo(current.get()) > 0)
                .findFirst();
    }

    /** Opens the file of the position, or that which has the record after it. */
    private boolean openFile() throws IOException {
        List<TrailFile> files = TrailFile.list(directory);
        if (files.isEmpty()) {
            return false;
        }
        if (position.file().isEmpty()) {
            position = new TrailPosition(files.get(0).name(), 0, files.get(0).firstSequence() - 1);
        } else if (files.stream().noneMatch(file -> file.name().equals(position.file()))) {
            relocate(files);
        }
        FileChannel open;
        try {
            open = FileChannel.open(
                    directory.resolve(position.file()), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            // Removed since it was listed: the next call finds out where to go on.
            return false;
        }
        channel = open;
        from = 0;
        to = 0;
        finished = false;
        skipping = position.offset() > 0 && !isAfterLineBreak(open);
        return true;
    }

    private boolean isAfterLineBreak(FileChannel open) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return open.read(one, position.offset() - 1) < 1 || one.get(0) == '\n';
    }

    private void relocate(List<TrailFile> files) throws TrailGoneException {
        long wanted = position.sequence() + 1;
        Optional<TrailFile> gone = TrailFile.parse(position.file());
        // After a power cut numbers are given again: a file that was begun later has nothing that was read before.
        Optional<TrailFile> after = files.stream()
                .filter(file ->
                        gone.isPresent() && file.begun().isAfter(gone.get().begun()))
                .findFirst()
                .filter(file -> file.firstSequence() <= wanted);
        Optional<TrailFile> holder = after.or(() ->
                files.stream().filter(file -> file.firstSequence() <= wanted).reduce((first, second) -> second));
        if (holder.isEmpty()) {
            moveTo(files.get(0));
            return;
        }
        skipThrough = after.isPresent() ? -1 : position.sequence();
        position = new TrailPosition(holder.get().name(), 0, position.sequence());
    }

    /** Where the record that {@link #next} returns next begins. */
    public TrailPosition position() {
        return position;
    }

    /** How many lines were skipped because they are not what was written. */
    public long damagedLines() {
        return damagedLines;
    }

    @Override
    public void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing was written.
            }
        }
    }
}
