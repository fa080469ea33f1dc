/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** A real file, a time that the test moves, and the reload thread's work done by hand, as the thread would. */
final class WatchedFile {
    static final Duration INTERVAL = Duration.ofSeconds(5);

    final FakeTime time = new FakeTime();
    final PolicyWatchers watchers = new PolicyWatchers(TestPolicies::read, time, false);
    final Path path;

    WatchedFile(Path directory) {
        path = directory.resolve("policy.yaml");
    }

    PolicySource open(PolicyConsumer consumer) {
        return PolicySource.open(watchers, path, INTERVAL, consumer);
    }

    void pass(PolicySource source, Duration period) {
        long end = time.nanos() + period.toNanos();
        while (true) {
            long wait = source.watcher().tick();
            long left = end - time.nanos();
            if (left <= 0) {
                return;
            }
            time.passNanos(Math.min(wait, left));
        }
    }

    /** Time enough for any change to be judged. */
    void settle(PolicySource source) {
        pass(source, INTERVAL.multipliedBy(2));
    }

    /** An old file, so that opening it need not wait. */
    void replaceByOld(String text) {
        replace(text);
        setModified(1_000_000_000_000L);
    }

    /** Beside it, then renamed. */
    void replace(String text) {
        io(() -> {
            Path beside = path.resolveSibling("policy.new");
            Files.writeString(beside, text);
            Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    void rewriteInPlace(String text) {
        io(() -> Files.writeString(path, text));
    }

    void append(String text) {
        io(() -> Files.write(path, text.getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    void fill(int bytes) {
        io(() -> Files.write(path, new byte[bytes]));
    }

    void makeDirectory() {
        io(() -> Files.createDirectory(path));
    }

    void makePipe() {
        io(() -> {
            try {
                int rc = new ProcessBuilder("mkfifo", path.toString()).start().waitFor();
                if (rc != 0) {
                    throw new IOException("mkfifo: " + rc);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    void delete() {
        io(() -> Files.delete(path));
    }

    void setModified(long wallMs) {
        io(() -> Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochMilli(wallMs))));
    }

    /** As the kubelet does: a new directory, {@code ..data} swapped to it, the old directory deleted. */
    void mountConfigMap(String version, String text) {
        io(() -> {
            Path directory = path.getParent();
            Path data = directory.resolve("..data");
            Path old = Files.exists(data) ? data.toRealPath() : null;
            Path fresh = Files.createDirectory(directory.resolve(".." + version));
            Files.writeString(fresh.resolve("policy.yaml"), text);
            Path link = Files.createSymbolicLink(directory.resolve("..data_tmp"), fresh.getFileName());
            Files.move(link, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            if (old == null) {
                Files.createSymbolicLink(path, Path.of("..data", "policy.yaml"));
            } else {
                deleteTree(old);
            }
        });
    }

    private static void deleteTree(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private interface Action {
        void run() throws IOException;
    }

    private static void io(Action action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
