/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Small secret files: readable by their owner alone from the first moment, and on the disk when written. */
final class KeyFile {
    private static final int MOST_BYTES = 16 * 1024;

    private KeyFile() {}

    /** @throws java.nio.file.FileAlreadyExistsException if there is one */
    static void create(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), owner("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    static FileAttribute<?>[] owner(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    static String read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " is too large to be a key");
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads what must be secret.
     *
     * @throws IOException also if others than the owner and the group could read or change it
     */
    static String readSecret(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
                if (permission.name().startsWith("OTHERS_")) {
                    throw new IOException("others than its owner have rights to " + file
                            + ", which is a secret; run: chmod 600 " + file);
                }
            }
        }
        return read(file);
    }

    /** Has the names in a directory on the disk. */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
