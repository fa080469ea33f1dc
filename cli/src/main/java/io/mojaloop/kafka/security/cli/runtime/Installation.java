/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import io.mojaloop.kafka.security.kit.KitException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The directory with bin/, lib/, plugins/ and config/ that this process runs from.
 *
 * @param home as the launcher says; empty when there was no launcher
 */
public record Installation(Optional<Path> home) {

    /** Of this process. */
    public static Installation detect() {
        return new Installation(Optional.of(System.getProperty("kafka.security.home", ""))
                .filter(text -> !text.isBlank())
                .map(Path::of));
    }

    /** The version in the jar's manifest; {@code development} when run from classes. */
    public static String version() {
        return Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
                .orElse("development");
    }

    /** Of the Kafka client library that this process uses, as its jar says. */
    public static String kafkaClientsVersion() {
        Properties properties = new Properties();
        try (InputStream in = Installation.class.getResourceAsStream("/kafka/kafka-version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            return "unknown";
        }
        return properties.getProperty("version", "unknown");
    }

    /**
     * What an operator puts on a broker's class path.
     *
     * @throws KitException of kind IO when there are none
     */
    public List<Path> pluginJars() {
        Path plugins = home.orElseThrow(() -> incomplete("kafka.security.home is not set"))
                .resolve("plugins");
        try (Stream<Path> files = Files.list(plugins)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw incomplete(plugins + " holds no jars");
            }
            return jars;
        } catch (IOException e) {
            throw incomplete("cannot list " + plugins + " (" + e + ")");
        }
    }

    private static KitException incomplete(String what) {
        return new KitException(
                KitException.Kind.IO,
                "The installation is incomplete: " + what + ". Start the tool by bin/kafka-security");
    }
}
