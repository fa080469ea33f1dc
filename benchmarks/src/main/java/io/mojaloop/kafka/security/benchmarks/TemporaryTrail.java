/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A directory for a trail and its keys, removed afterwards.
 *
 * @param directory with {@code keys} and {@code trail}
 */
record TemporaryTrail(Path directory) implements Closeable {
    static TemporaryTrail create() throws IOException {
        Path directory = Files.createTempDirectory("audit-benchmark");
        TrailKeys.generate(directory.resolve("keys"));
        return new TemporaryTrail(directory);
    }

    Path trail() {
        return directory.resolve("trail");
    }

    Path keys() {
        return directory.resolve("keys");
    }

    /** The least that a server.properties has to say. */
    Map<String, String> configs() {
        return Map.of(
                "security.audit.dir",
                trail().toString(),
                "security.audit.keys.dir",
                keys().toString(),
                "node.id",
                "1",
                "process.roles",
                "broker");
    }

    /** Bytes of all files. */
    long size() throws IOException {
        try (Stream<Path> files = Files.list(trail())) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        delete(directory);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
