/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;

/** The policy file of a cluster, and the ways in which people change one. */
public final class PolicyFile {
    private final Path path;

    private PolicyFile(Path path) {
        this.path = path;
    }

    /** A new file in a directory of its own. */
    public static PolicyFile holding(String document) {
        PolicyFile file = unchecked(() -> {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            return new PolicyFile(Files.createTempDirectory(target, "policy-").resolve("policy.yaml"));
        });
        file.replace(document);
        return file;
    }

    public Path path() {
        return path;
    }

    /** As it should be done: written beside and renamed. @return the SHA-256 of the document, as the metrics show it */
    public String replace(String document) {
        unchecked(() -> {
            Path next = path.resolveSibling("next.yaml");
            Files.writeString(next, document);
            Files.move(next, path, REPLACE_EXISTING, ATOMIC_MOVE);
        });
        return sha256(document);
    }

    /** As it should not be done: into the file itself. */
    public void overwrite(String document) {
        unchecked(() -> Files.writeString(path, document));
    }

    public void delete() {
        unchecked(() -> Files.delete(path));
    }

    /**
     * As Kubernetes lays out a mounted ConfigMap: the file is a link through {@code ..data}, which leads to a directory
     * of this version and is replaced by a rename.
     */
    public String mount(String version, String document) {
        unchecked(() -> {
            Path directory = Files.createDirectory(path.resolveSibling(".." + version));
            Files.writeString(directory.resolve(path.getFileName()), document);
            relink(path.resolveSibling("..data"), directory.getFileName());
            if (!Files.isSymbolicLink(path)) {
                relink(path, Path.of("..data").resolve(path.getFileName()));
            }
        });
        return sha256(document);
    }

    /** What Kubernetes does with the version before. */
    public void removeMounted(String version) {
        unchecked(() -> {
            Path directory = path.resolveSibling(".." + version);
            Files.delete(directory.resolve(path.getFileName()));
            Files.delete(directory);
        });
    }

    private static void relink(Path link, Path target) throws IOException {
        Path next = link.resolveSibling(link.getFileName() + "_tmp");
        Files.createSymbolicLink(next, target);
        Files.move(next, link, REPLACE_EXISTING, ATOMIC_MOVE);
    }

    public static String sha256(String document) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unchecked(Executable io) {
        unchecked(() -> {
            io.execute();
            return true;
        });
    }

    private static <T> T unchecked(ThrowingSupplier<T> io) {
        try {
            return io.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
