/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** The file that is being written. Not thread-safe. */
final class OpenFile {
    private final Disk disk;
    private final Path directory;
    private final TrailFile file;
    private final long openedMs;
    private FileChannel channel;
    private long bytes;
    private boolean dirty;
    private String suspicion = "";

    private OpenFile(Disk disk, Path directory, TrailFile file, FileChannel channel, long bytes, long openedMs) {
        this.disk = disk;
        this.directory = directory;
        this.file = file;
        this.channel = channel;
        this.bytes = bytes;
        this.openedMs = openedMs;
    }

    /**
     * Makes a file that has its first line from the moment it has its name. If this throws there is no such file.
     *
     * @param header its first line
     */
    static OpenFile create(Disk disk, Path directory, TrailFile file, byte[] header, long nowMs) throws IOException {
        Path path = directory.resolve(file.name());
        Path temporary = directory.resolve("." + file.name() + ".tmp");
        disk.delete(temporary);
        FileChannel channel = disk.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        try {
            ByteBuffer rest = ByteBuffer.wrap(header);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            disk.rename(temporary, path);
        } catch (IOException | RuntimeException e) {
            closeQuietly(channel, e);
            try {
                disk.delete(temporary);
            } catch (IOException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
        OpenFile open = new OpenFile(disk, directory, file, channel, header.length, nowMs);
        // The name, too, has to survive a power cut; if it cannot be had now, the next fsync tries again.
        open.dirty = true;
        return open;
    }

    TrailFile file() {
        return file;
    }

    String name() {
        return file.name();
    }

    /** Of whole batches. */
    long bytes() {
        return bytes;
    }

    long openedMs() {
        return openedMs;
    }

    /** Whether the disk has not confirmed everything. */
    boolean isDirty() {
        return dirty;
    }

    /**
     * Why nothing more should be written here; empty if all is well. After an fsync that failed, what was written before it
     * may be gone although a later one succeeds (fsync(2)).
     */
    String suspicion() {
        return suspicion;
    }

    /** Finds out whether somebody removed or shortened the file: writing would not tell. */
    void look() {
        Path path = directory.resolve(file.name());
        try {
            if (Files.size(path) < bytes) {
                suspicion = file.name() + " became shorter while it was written";
            }
        } catch (NoSuchFileException e) {
            suspicion = file.name() + " was removed while it was written";
        } catch (IOException e) {
            suspicion = file.name() + " cannot be found: " + e.getMessage();
        }
    }

    /** Writes a batch and empties it. If this throws, calling it again goes on where it stopped. */
    void write(Batch batch) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        if (!channel.isOpen()) {
            reopen(batch);
        }
        dirty = true;
        try {
            batch.writeTo(channel);
        } catch (IOException e) {
            // The channel may be good no more: an interrupt closes it, a mount may have gone and come back.
            closeQuietly(channel, e);
            throw e;
        }
        bytes += batch.bytes();
        batch.clear();
    }

    /** Opens the file again and asks it how much of the batch it has: an error does not tell. */
    private void reopen(Batch batch) throws IOException {
        Path path = directory.resolve(file.name());
        FileChannel again;
        try {
            again = disk.open(path, Set.of(StandardOpenOption.WRITE));
        } catch (NoSuchFileException e) {
            // Somebody removed it. What is not written yet shall not be lost with it; verification tells about the
            // rest.
            again = disk.open(path, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE));
        }
        try {
            long size = again.size();
            long reached = size - bytes;
            if (reached >= batch.writtenBytes() && reached <= batch.bytes()) {
                batch.written((int) reached);
            } else {
                batch.backToLine();
                suspicion = file.name() + " is not what was written to it";
            }
            again.position(size);
        } catch (IOException | RuntimeException e) {
            closeQuietly(again, e);
            throw e;
        }
        channel = again;
    }

    /** Waits for the disk. */
    void sync() throws IOException {
        try {
            disk.sync(directory);
            if (!channel.isOpen()) {
                throw new IOException(file.name() + " is not open");
            }
            channel.force(false);
            dirty = false;
        } catch (IOException e) {
            suspicion = "fsync of " + file.name() + " failed";
            throw e;
        }
    }

    /** Everything that matters is written: what closing says is of no interest. */
    void close() {
        closeQuietly(channel, new IOException());
    }

    private static void closeQuietly(FileChannel channel, Exception because) {
        try {
            channel.close();
        } catch (IOException also) {
            because.addSuppressed(also);
        }
    }
}
