/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The directory of one cluster: config/, logs/, data/, plugins/ and the launcher's jar. Readable by its owner only. */
record RunDirectory(Path root) {

    static RunDirectory create(Optional<Path> wanted) {
        try {
            Path root = wanted.isPresent()
                    ? emptyDirectory(wanted.get().toAbsolutePath())
                    : Files.createTempDirectory("kafka-security-");
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            RunDirectory run = new RunDirectory(root.toRealPath());
            for (Path directory :
                    List.of(run.certificates(), run.logs(), run.data(), run.plugins(), run.zookeeperPlugins())) {
                Files.createDirectories(directory);
            }
            writeLauncher(run.launcherJar());
            return run;
        } catch (IOException e) {
            throw KitException.io("Cannot make a run directory", e);
        }
    }

    Path config() {
        return root.resolve("config");
    }

    Path certificates() {
        return config().resolve("certs");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path data() {
        return root.resolve("data");
    }

    Path plugins() {
        return root.resolve("plugins");
    }

    Path zookeeperPlugins() {
        return root.resolve("zookeeper-plugins");
    }

    Path launcherJar() {
        return root.resolve("launcher.jar");
    }

    Path logs(String node) {
        try {
            return Files.createDirectories(logs().resolve(node));
        } catch (IOException e) {
            throw KitException.io("Cannot make the log directory of " + node, e);
        }
    }

    Path newToolOutput() {
        try {
            return Files.createTempFile(root, "tool-", ".out");
        } catch (IOException e) {
            throw KitException.io("Cannot write to " + root, e);
        }
    }

    static void deleteFile(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw KitException.io("Cannot delete " + file, e);
        }
    }

    static void copyJars(List<Path> jars, Path target) {
        try {
            for (Path jar : jars) {
                Files.copy(jar, target.resolve(jar.getFileName().toString()));
            }
        } catch (IOException e) {
            throw KitException.io("Cannot copy plug-ins to " + target, e);
        }
    }

    /** Everything but the logs, or everything. */
    void delete(boolean keepLogs) {
        try {
            if (!keepLogs) {
                DirectoryTree.delete(root);
                return;
            }
            try (Stream<Path> entries = Files.list(root)) {
                for (Path entry : entries.filter(path -> !path.equals(logs())).toList()) {
                    if (Files.isDirectory(entry)) {
                        DirectoryTree.delete(entry);
                    } else {
                        Files.deleteIfExists(entry);
                    }
                }
            }
        } catch (IOException e) {
            throw KitException.io("Cannot clean up " + root, e);
        }
    }

    private static Path emptyDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new IllegalArgumentException("Run directory " + directory + " is not empty; give a new one");
            }
        }
        return directory;
    }

    private static void writeLauncher(Path jar) throws IOException {
        String entry = NodeLauncher.class.getName().replace('.', '/') + ".class";
        try (InputStream in = NodeLauncher.class.getResourceAsStream("/" + entry);
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            if (in == null) {
                throw new IOException("the kit's own class " + entry + " is not on the class path");
            }
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
