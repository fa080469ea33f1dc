/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What this machine must have before anything is fetched or started. */
final class Requirements {
    /** Twice a broker's and a tool set's libs, data and logs of three nodes. */
    private static final long FREE_BYTES = 600L * 1024 * 1024;

    private Requirements() {}

    static void java() {
        if (!Files.isExecutable(JavaCommand.java())) {
            throw new KitException(
                    KitException.Kind.JAVA,
                    "There is no " + JavaCommand.java() + "; run with a complete Java 17 or later (set JAVA_HOME)");
        }
    }

    static Path maven() {
        return onPath("mvn")
                .orElseThrow(() -> new KitException(
                        KitException.Kind.MAVEN,
                        "There is no mvn on the PATH; install Maven 3.8 or later (needed once, to fetch the brokers)"));
    }

    /** @param directory need not exist yet */
    static void disk(Path directory) {
        Path existing = directory.toAbsolutePath();
        while (!Files.exists(existing)) {
            Path parent = existing.getParent();
            if (parent == null) {
                return;
            }
            existing = parent;
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            if (free < FREE_BYTES) {
                throw new KitException(
                        KitException.Kind.DISK,
                        "Only " + free / (1024 * 1024) + " MB free under " + existing + "; a cluster needs "
                                + FREE_BYTES / (1024 * 1024) + " MB");
            }
        } catch (IOException e) {
            throw KitException.io("Cannot tell the free space under " + existing, e);
        }
    }

    private static Optional<Path> onPath(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
