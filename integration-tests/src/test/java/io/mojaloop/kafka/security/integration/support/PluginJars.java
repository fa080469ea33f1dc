/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What an operator drops on a broker's class path: the jars of the assembled {@code plugins/} directory. */
public final class PluginJars {
    private PluginJars() {}

    public static List<Path> all() {
        Path directory = Path.of(System.getProperty("it.plugins", "../cli/target/kafka-security/plugins"));
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException(
                    "No plug-ins in " + directory.toAbsolutePath().normalize() + ": build the module cli first");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(file -> file.toAbsolutePath().normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
