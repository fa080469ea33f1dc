/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One run of {@code kafka-security}: the assembled tool in a JVM of its own, in the directory operators get. */
public record CommandLine(int exitCode, String out, String err) {
    private static final Path HOME = Path.of(System.getProperty("it.plugins", "../cli/target/kafka-security/plugins"))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final long PATIENCE_SECONDS = 60;

    public static CommandLine run(String... arguments) {
        return read(Integer.MAX_VALUE, arguments);
    }

    /** Of a run that would go on: reads so many lines and goes away, as {@code head} does. */
    public static CommandLine head(int lines, String... arguments) {
        return read(lines, arguments);
    }

    private static CommandLine read(int lines, String... arguments) {
        try {
            Path err = Files.createTempFile("kafka-security", ".err");
            Process process = start(err, arguments);
            try {
                // Which ends the reading below, too.
                CompletableFuture<Process> tooLate = process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
                tooLate.exceptionally(late -> process.destroyForcibly());
                String out = read(lines, process);
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || tooLate.isCompletedExceptionally()) {
                    throw new IllegalStateException(
                            String.join(" ", arguments) + " did not end: " + out + Files.readString(err));
                }
                return new CommandLine(process.exitValue(), out, Files.readString(err));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                process.destroyForcibly();
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the pipe behind it. */
    private static String read(int lines, Process process) throws IOException {
        StringBuilder read = new StringBuilder();
        try (BufferedReader reader = process.inputReader()) {
            String line;
            for (int i = 0; i < lines && (line = reader.readLine()) != null; i++) {
                read.append(line).append('\n');
            }
        }
        return read.toString();
    }

    private static Process start(Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "lib/*",
                "io.mojaloop.kafka.security.cli.KafkaSecurity"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectError(err.toFile())
                .start();
    }
}
