/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jars of one Kafka release, fetched once by Maven (so from whatever repository this machine's Maven is set up
 * for) and kept in {@code $KAFKA_SECURITY_CACHE}, by default {@code ~/.cache/kafka-security}. A directory appears under
 * its final name only when it is complete, so parallel and interrupted runs are safe.
 */
public final class KafkaDistribution {
    private final KafkaVersion version;
    private final Path libs;
    private final Path cache;

    private KafkaDistribution(KafkaVersion version, Path libs, Path cache) {
        this.version = version;
        this.libs = libs;
        this.cache = cache;
    }

    public static KafkaDistribution resolve(KafkaVersion version, Progress progress) {
        return resolve(version, defaultCache(), progress);
    }

    /**
     * From the cache, or fetched into it.
     *
     * @throws KitException of kind MAVEN, DISK or DOWNLOAD
     */
    public static KafkaDistribution resolve(KafkaVersion version, Path cache, Progress progress) {
        Path home = cache.resolve("kafka-" + version);
        Path libs = home.resolve("libs");
        if (!isComplete(libs, version)) {
            fetch(version, cache, home, progress);
        }
        return new KafkaDistribution(version, libs, cache);
    }

    public static Path defaultCache() {
        return Optional.ofNullable(System.getenv("KAFKA_SECURITY_CACHE"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".cache", "kafka-security"))
                .toAbsolutePath();
    }

    public KafkaVersion version() {
        return version;
    }

    /** The broker's libs directory. */
    public Path libs() {
        return libs;
    }

    /** The jars of this release on their own, for tests that load plug-ins beside them. */
    public List<Path> jars() {
        try (Stream<Path> files = Files.list(libs)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw KitException.io("Cannot list " + libs, e);
        }
    }

    /** The distribution whose command-line tools work against this one: itself on 3.x, 4.3.1 on 4.x. */
    public KafkaDistribution tools(Progress progress) {
        return version.bringsTools() ? this : resolve(version.tools(), cache, progress);
    }

    private static boolean isComplete(Path libs, KafkaVersion version) {
        return Files.exists(libs.resolve("kafka_2.13-" + version + ".jar"));
    }

    private static void fetch(KafkaVersion version, Path cache, Path home, Progress progress) {
        Requirements.disk(cache);
        Path maven = Requirements.maven();
        progress.step("Fetching Kafka " + version + " with Maven into " + home + " (about 50 MB, only once)");
        try {
            Files.createDirectories(cache);
            removeAbandoned(cache);
            Path draft = Files.createTempDirectory(cache, ".fetching-");
            try {
                new MavenFetch(maven, version).into(draft);
                if (!isComplete(draft.resolve("libs"), version)) {
                    throw new KitException(
                            KitException.Kind.DOWNLOAD, "Maven reported success but fetched no Kafka " + version);
                }
                publish(draft, home, version);
            } finally {
                DirectoryTree.delete(draft);
            }
        } catch (IOException e) {
            throw KitException.io("Cannot use the cache " + cache, e);
        }
    }

    private static void publish(Path draft, Path home, KafkaVersion version) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A parallel run was first, and a directory that is not empty cannot be replaced: use theirs.
            if (!isComplete(home.resolve("libs"), version)) {
                throw e;
            }
        }
    }

    /** Left behind by runs that were killed. Younger ones may be at work. */
    private static void removeAbandoned(Path cache) throws IOException {
        Instant limit = Instant.now().minus(1, ChronoUnit.DAYS);
        try (Stream<Path> entries = Files.list(cache)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(".fetching-")
                        && Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
                    DirectoryTree.delete(entry);
                }
            }
        }
    }
}
