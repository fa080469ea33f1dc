/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code kafka-security}: the assembled tool in a JVM of its own, in the directory operators get. */
public record CommandLine(int exitCode, String out, String err) {
    private static final Path HOME = Path.of(System.getProperty("it.plugins", "../cli/target/kafka-security/plugins"))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final long PATIENCE_SECONDS = 60;

    public static CommandLine run(String... arguments) {
        try {
            Path out = Files.createTempFile("kafka-security", ".out");
            Path err = Files.createTempFile("kafka-security", ".err");
            try {
                return new CommandLine(exitCode(arguments, out, err), Files.readString(out), Files.readString(err));
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int exitCode(String[] arguments, Path out, Path err) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "lib/*",
                "io.mojaloop.kafka.security.cli.KafkaSecurity"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(command + " did not end: " + Files.readString(err));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        return process.exitValue();
    }
}
