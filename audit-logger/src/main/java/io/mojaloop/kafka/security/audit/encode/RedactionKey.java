/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/** The secret of pseudonyms. Whoever has it can find out who is behind one by trying names. Never printed. */
public final class RedactionKey {
    /** Shorter keys could be guessed. */
    public static final int LEAST_BYTES = 32;

    private static final int MOST_BYTES = 4096;
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final byte[] bytes;

    /** @throws IllegalArgumentException if there are fewer than {@link #LEAST_BYTES} */
    public RedactionKey(byte[] bytes) {
        if (bytes.length < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "the key of pseudonyms has " + bytes.length + " bytes; it needs at least " + LEAST_BYTES
                            + " random ones, for example: openssl rand -out FILE " + LEAST_BYTES);
        }
        this.bytes = bytes.clone();
    }

    /**
     * Reads a key; every byte of the file counts. Its group may read it, nobody else may do anything with it.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if others could read or change it, or if it is too short or too long
     */
    public static RedactionKey read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "is no file that could hold the key of pseudonyms");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Set<PosixFilePermission> tooMany = EnumSet.copyOf(OF_OTHERS);
            tooMany.retainAll(Files.getPosixFilePermissions(file));
            if (!tooMany.isEmpty()) {
                throw new IllegalArgumentException(
                        "others than its owner have rights to " + file + ": " + tooMany + "; run: chmod 600 " + file);
            }
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " has more than " + MOST_BYTES + " bytes: that is no key");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return new RedactionKey(bytes);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    SecretKeySpec hmacKey() {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RedactionKey key && MessageDigest.isEqual(bytes, key.bytes);
    }

    /** The same for all, so that nothing about the key shows. */
    @Override
    public int hashCode() {
        return RedactionKey.class.hashCode();
    }

    @Override
    public String toString() {
        return "RedactionKey[hidden]";
    }
}
