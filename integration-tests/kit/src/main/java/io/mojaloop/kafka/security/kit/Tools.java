/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** Runs Kafka's command-line tools, each in a JVM of its own that ends with this one. */
final class Tools {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final RunDirectory run;
    private final KafkaDistribution distribution;
    private final LoggingConfig logging;
    private final Path loggingFile;

    Tools(RunDirectory run, KafkaDistribution distribution) {
        this.run = run;
        this.distribution = distribution;
        this.logging = LoggingConfig.forTools(distribution.version());
        this.loggingFile = run.config().resolve("tools-" + distribution.version() + "-log.properties");
        PrivateFile.write(loggingFile, PropertiesText.render(logging.toConsole()));
    }

    ToolResult run(String mainClass, List<String> arguments) {
        List<String> call = new ArrayList<>();
        call.add(mainClass);
        call.addAll(arguments);
        return run(List.of(), List.of(call));
    }

    /** A tool that connects: the address and the rest of the client's properties are put before its arguments. */
    ToolResult runAs(Properties client, String mainClass, List<String> arguments) {
        Path config = run.config().resolve("tool-" + Passwords.random() + ".properties");
        PrivateFile.write(config, PropertiesText.render(client));
        List<String> all = new ArrayList<>(List.of(
                "--bootstrap-server",
                client.getProperty("bootstrap.servers", ""),
                "--command-config",
                config.toString()));
        all.addAll(arguments);
        try {
            return run(mainClass, all);
        } finally {
            RunDirectory.deleteFile(config);
        }
    }

    /** Several calls in one JVM, for tools that return from their main on success. */
    ToolResult run(List<String> extraFlags, List<List<String>> calls) {
        Path output = run.newToolOutput();
        List<String> flags = new ArrayList<>(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", logging.flag(loggingFile)));
        flags.addAll(extraFlags);
        // With the plug-ins: kafka-storage loads the classes that server.properties names.
        List<String> classPath = List.of(
                distribution.libs() + "/*",
                run.plugins() + "/*",
                run.launcherJar().toString());
        Process process = new JavaCommand(flags, classPath, calls, output).startAttached();
        try {
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                throw new KitException(
                        KitException.Kind.TIMEOUT,
                        calls.get(0).get(0) + " did not end within " + TIMEOUT + ":\n" + LogTail.of(output, 20));
            }
            return new ToolResult(process.exitValue(), LogTail.read(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KitException(KitException.Kind.TIMEOUT, "Interrupted while a tool ran", e);
        } finally {
            process.destroyForcibly();
            // The format command prints what SCRAM passwords are checked against: it does not stay on the disk.
            RunDirectory.deleteFile(output);
        }
    }
}
