/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.AnyEvent;
import io.mojaloop.kafka.security.audit.event.ExampleEvents;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** EventMessages against the model that {@code @mojaloop/event-sdk} itself has of them. */
class EventSdkTest {
    private static final Path SOURCES = Path.of("src/test/npm/event-sdk");
    private static final Path INSTALLED = Path.of("target/event-sdk");
    private static final int ANY_EVENTS = 300;

    @Test
    void everyMessage_isOneOfTheSdk() throws Exception {
        install();
        List<SecurityEvent> events = new ArrayList<>(ExampleEvents.all());
        events.addAll(AnyEvent.torture().list().ofSize(ANY_EVENTS).sample());
        ByteArrayOutputStream messages = new ByteArrayOutputStream();
        for (SecurityEvent event : events) {
            messages.write(
                    RecordFormats.named("mojaloop").format(Lines.of(event)).json());
            messages.write('\n');
        }
        Path file = INSTALLED.resolve("messages.jsonl");
        Files.write(file, messages.toByteArray());
        Path log = INSTALLED.resolve("check.log");
        Process check = new ProcessBuilder("node", "check.js", "messages.jsonl")
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(check.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(Files.readString(log)).contains("accepted " + events.size());
        assertThat(check.exitValue()).isZero();
    }

    /** Skips the test, saying why, where there is no node, no npm or no registry. */
    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "check.js")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(INSTALLED.resolve("node_modules/@mojaloop/event-sdk/package.json"))) {
            return;
        }
        Path log = INSTALLED.resolve("install.log");
        int status = -1;
        try {
            Process npm = new ProcessBuilder(
                            "npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (npm.waitFor(3, TimeUnit.MINUTES)) {
                status = npm.exitValue();
            } else {
                npm.destroyForcibly();
            }
        } catch (IOException none) {
            Assumptions.abort("npm cannot be started (" + none.getMessage() + "): the SDK is not there to ask");
        }
        Assumptions.assumeTrue(
                status == 0,
                "npm could not install @mojaloop/event-sdk, see " + log.toAbsolutePath() + ": it is not there to ask");
    }
}
