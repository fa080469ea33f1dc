/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.document.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * Looks at a file. Always reads all of it: size and time of modification may be the same after a change, and the file is
 * small. Never opens what is no regular file, since opening a pipe blocks until somebody writes to it.
 */
final class PolicyFile {
    private final Path path;
    private final String name;

    /** @param name how to call it in problems */
    PolicyFile(Path path, String name) {
        this.path = path;
        this.name = name;
    }

    String name() {
        return name;
    }

    Observation look() {
        try {
            BasicFileAttributes before = attributes();
            if (!before.isRegularFile()) {
                return Observation.Unusable.of(FileProblem.NOT_A_FILE, name);
            }
            if (before.size() > PolicyReader.MOST_BYTES) {
                return Observation.Unusable.of(FileProblem.TOO_LARGE, name);
            }
            byte[] bytes = read();
            return unchanged(before, attributes(), bytes.length)
                    ? new FileContent(bytes, before.lastModifiedTime().toMillis(), before.fileKey())
                    : new Observation.Changing();
        } catch (NoSuchFileException e) {
            return Observation.Unusable.of(FileProblem.MISSING, name);
        } catch (IOException e) {
            return new Observation.Unusable(
                    FileProblem.UNREADABLE.outcome(), FileProblem.UNREADABLE.of(name, reason(e)));
        }
    }

    /** Follows links: what counts is where they lead. */
    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }

    private byte[] read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(PolicyReader.MOST_BYTES + 1);
        }
    }

    /** Whether the bytes between two looks at the attributes are those of one file that nobody wrote to. */
    static boolean unchanged(BasicFileAttributes before, BasicFileAttributes after, long bytes) {
        return before.size() == bytes
                && after.size() == bytes
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && Objects.equals(before.fileKey(), after.fileKey());
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return e.toString();
    }
}
