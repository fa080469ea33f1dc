/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as they were for as long as the reading took. */
final class FileContent implements Observation {
    /** Of what was half written, a whole number of these is usually there. */
    private static final int SECTOR = 512;

    private final byte[] bytes;
    private final String sha256;
    private final long modifiedMs;
    private final @Nullable Object fileKey;

    /**
     * @param modifiedMs when the file says that it was last written, in epoch milliseconds
     * @param fileKey what the file system knows the file by, whatever its name; null if it does not say
     */
    FileContent(byte[] bytes, long modifiedMs, @Nullable Object fileKey) {
        this.bytes = bytes;
        this.sha256 = sha256(bytes);
        this.modifiedMs = modifiedMs;
        this.fileKey = fileKey;
    }

    /** Not a copy: not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    String sha256() {
        return sha256;
    }

    long modifiedMs() {
        return modifiedMs;
    }

    @Override
    public Optional<String> identity() {
        return Optional.of(sha256 + " of " + modifiedMs);
    }

    /**
     * Whether this looks like what is left of a whole content when its end was not written. An end of mere blanks is no
     * loss. Another file that ends with a whole line, put in place of the first, is no accident: somebody took the last
     * lines out, perhaps to revoke a right.
     */
    boolean isCutFrom(FileContent whole) {
        return bytes.length < whole.bytes.length
                && Arrays.equals(bytes, 0, bytes.length, whole.bytes, 0, bytes.length)
                && !isBlank(whole.bytes, bytes.length)
                && !(isAnotherFileThan(whole) && endsAsAPersonWouldEndIt());
    }

    private boolean isAnotherFileThan(FileContent whole) {
        return fileKey != null && whole.fileKey != null && !fileKey.equals(whole.fileKey);
    }

    private boolean endsAsAPersonWouldEndIt() {
        return bytes.length > 0 && bytes[bytes.length - 1] == '\n' && bytes.length % SECTOR != 0;
    }

    private static boolean isBlank(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n') {
                return false;
            }
        }
        return true;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
