/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of {@code kafka-security policy}: the assembled tool in a JVM of its own, in the directory operators get. */
record PolicyTool(int exitCode, String out, String err) {
    private static final Path HOME = Path.of(System.getProperty("it.plugins", "../cli/target/kafka-security/plugins"))
            .toAbsolutePath()
            .normalize()
            .getParent();
    private static final long PATIENCE_SECONDS = 60;

    static PolicyTool run(String... arguments) {
        try {
            Path out = Files.createTempFile("policy-tool", ".out");
            Path err = Files.createTempFile("policy-tool", ".err");
            try {
                return new PolicyTool(exitCode(arguments, out, err), Files.readString(out), Files.readString(err));
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
                "io.mojaloop.kafka.security.cli.KafkaSecurity",
                "policy"));
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

    PolicyTool ended(int expected) {
        assertThat(exitCode).as("exit status; %s%s", out, err).isEqualTo(expected);
        return this;
    }

    /** The table of {@code explain --all}: {@code allow topic-a Read}, without where it stands. */
    List<String> rights() {
        return out.lines()
                .filter(line -> line.startsWith("  allow") || line.startsWith("  deny"))
                .map(line -> line.strip().split(" {2,}"))
                .map(columns -> String.join(" ", Stream.of(columns).limit(3).toList()))
                .toList();
    }
}
