/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** A real disk of which anything can be made to fail. */
final class FailingDisk implements Disk {
    enum What {
        OPEN,
        /** After half of the bytes. */
        WRITE,
        FORCE,
        RENAME,
        DELETE,
        SYNC
    }

    final Set<What> failing = EnumSet.noneOf(What.class);
    /** Closes the channel with the failure, as an interrupt does. */
    boolean closing;

    private void check(What what) throws IOException {
        if (failing.contains(what)) {
            throw new IOException("injected: " + what);
        }
    }

    @Override
    public FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        check(What.OPEN);
        return new Channel(Disk.REAL.open(file, options));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        check(What.RENAME);
        Disk.REAL.rename(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        check(What.DELETE);
        Disk.REAL.delete(file);
    }

    @Override
    public void sync(Path directory) throws IOException {
        check(What.SYNC);
        Disk.REAL.sync(directory);
    }

    private final class Channel extends FileChannel {
        private final FileChannel real;

        Channel(FileChannel real) {
            this.real = real;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (failing.contains(What.WRITE)) {
                if (bytes.remaining() > 1) {
                    ByteBuffer half = bytes.duplicate();
                    half.limit(half.position() + half.remaining() / 2);
                    int count = real.write(half);
                    if (!closing) {
                        bytes.position(bytes.position() + count);
                        return count;
                    }
                }
                if (closing) {
                    real.close();
                    close();
                }
                throw new IOException("injected: " + What.WRITE);
            }
            return real.write(bytes);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            check(What.FORCE);
            real.force(metaData);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long newPosition) throws IOException {
            real.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }

        @Override
        public int read(ByteBuffer dst) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long read(ByteBuffer[] dsts, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long write(ByteBuffer[] srcs, int offset, int length) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long transferFrom(ReadableByteChannel src, long position, long count) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(ByteBuffer dst, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int write(ByteBuffer src, long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) {
            throw new UnsupportedOperationException();
        }
    }
}
