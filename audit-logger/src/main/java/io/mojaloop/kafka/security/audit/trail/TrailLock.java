/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps others from writing the same trail. A process that dies gives it up. */
final class TrailLock implements AutoCloseable {
    /**
     * Held by this process: asking the operating system twice would give up the first lock when the second channel is
     * closed (fcntl(2)).
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private TrailLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws IOException if somebody holds it */
    static TrailLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!HELD.add(real)) {
            throw new IOException("this process writes the trail in " + directory + " already");
        }
        FileChannel channel = null;
        try {
            channel = Disk.REAL.open(real.resolve("lock"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
            if (lock(channel) == null) {
                throw new IOException("another process writes the trail in " + directory
                        + "; give each process its own security.audit.dir");
            }
            return new TrailLock(real, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(real);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This class by another class loader.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(directory);
        }
    }
}
