/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets Maven copy a broker's run-time jars into a directory's {@code libs/}. */
record MavenFetch(Path maven, KafkaVersion version) {
    private static final String LOG4J2 = "2.25.3";
    private static final String GOAL = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
    private static final long TIMEOUT_MINUTES = 15;

    void into(Path directory) throws IOException {
        Path log = directory.resolve("maven.log");
        Files.writeString(directory.resolve("pom.xml"), pom());
        ProcessBuilder builder = new ProcessBuilder(
                        maven.toString(),
                        "-B",
                        "-Dstyle.color=never",
                        "-q",
                        "-f",
                        directory.resolve("pom.xml").toString(),
                        GOAL,
                        "-DincludeScope=runtime",
                        "-DoutputDirectory=" + directory.resolve("libs"))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home", ""));
        // Set by an enclosing Maven; they would make this one look for settings in the wrong project.
        builder.environment().keySet().removeAll(List.of("MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR", "MAVEN_OPTS"));
        Process process = builder.start();
        Thread hook = new Thread(() -> end(process), "kit-fetch-hook");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                throw new KitException(
                        KitException.Kind.DOWNLOAD,
                        "Maven did not fetch Kafka " + version + " within " + TIMEOUT_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new KitException(
                        KitException.Kind.DOWNLOAD,
                        "Maven could not fetch Kafka " + version + " (is the version right, is there a network?):\n"
                                + LogTail.of(log, 12));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(KitException.Kind.DOWNLOAD, "Interrupted while fetching Kafka " + version, e);
        } finally {
            end(process);
            ShutdownHooks.remove(hook);
        }
    }

    /** Kafka's poms name no slf4j binding: on 3.x kafka-tools brings reload4j, on 4.x log4j2 is named here. */
    String pom() {
        List<String> dependencies = new ArrayList<>();
        dependencies.add(dependency("org.apache.kafka", "kafka_2.13", version.toString()));
        if (version.bringsTools()) {
            dependencies.add(dependency("org.apache.kafka", "kafka-tools", version.toString()));
        }
        if (!version.isLine3()) {
            dependencies.add(dependency("org.apache.logging.log4j", "log4j-slf4j-impl", LOG4J2));
            dependencies.add(dependency("org.apache.logging.log4j", "log4j-1.2-api", LOG4J2));
        }
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>io.mojaloop.kafka.security</groupId>
                  <artifactId>fetched-broker</artifactId>
                  <version>1</version>
                  <packaging>pom</packaging>
                  <dependencies>
                %s
                  </dependencies>
                </project>
                """.formatted(String.join("\n", dependencies));
    }

    private static String dependency(String group, String artifact, String version) {
        return "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>"
                .formatted(group, artifact, version);
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
