/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** {@code FluentServer} of npm's {@code @fluent-org/logger}, in a process of its own that can be stopped and started. */
final class NpmReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path INSTALLED = Path.of("target/fluent-receiver");

    private final Path work;
    private final int port;
    private final ObjectNode options = JSON.createObjectNode();
    private @Nullable Process process;

    private NpmReceiver(Path work) throws IOException {
        this.work = work;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            this.port = free.getLocalPort();
        }
        options.put("port", port);
        options.put("entries", entriesFile().toString());
    }

    /** Skips the test, saying why, where there is no node, no npm or no registry. */
    static NpmReceiver installed(Path work) throws IOException, InterruptedException {
        install();
        return new NpmReceiver(work);
    }

    private static synchronized void install() throws IOException, InterruptedException {
        Path done = INSTALLED.resolve("node_modules/@fluent-org/logger/package.json");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "receiver.js")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(done)) {
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
            if (npm.waitFor(2, TimeUnit.MINUTES)) {
                status = npm.exitValue();
            } else {
                npm.destroyForcibly();
            }
        } catch (IOException none) {
            Assumptions.abort("npm cannot be started (" + none.getMessage() + "): no real receiver to test with");
        }
        Assumptions.assumeTrue(
                status == 0,
                "npm could not install @fluent-org/logger, see " + log.toAbsolutePath() + ": no real receiver");
    }

    NpmReceiver withSecurity(String sharedKey, @Nullable String user, @Nullable String password) {
        ObjectNode security =
                options.putObject("security").put("serverHostname", "receiver").put("sharedKey", sharedKey);
        if (user != null) {
            security.put("authorize", true).putObject("userDict").put(user, password);
        }
        return this;
    }

    NpmReceiver withTls(Path key, Path certificate, Path authority) {
        options.putObject("tls")
                .put("key", key.toString())
                .put("cert", certificate.toString())
                .put("ca", authority.toString());
        return this;
    }

    /** For measurements: what it takes is forgotten. */
    NpmReceiver withoutEntries() {
        options.remove("entries");
        return this;
    }

    NpmReceiver start() throws IOException {
        Path file = work.resolve("receiver-" + port + ".json");
        Path log = work.resolve("receiver-" + port + ".log");
        Files.writeString(file, options.toString());
        Files.deleteIfExists(log);
        process = new ProcessBuilder(
                        "node", "receiver.js", file.toAbsolutePath().toString())
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.readString(log).contains("listening"));
        return this;
    }

    void stop() throws InterruptedException {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroy();
            if (!running.waitFor(5, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        }
    }

    int port() {
        return port;
    }

    /** What it has taken, over all its lives. */
    List<JsonNode> entries() throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        if (Files.exists(entriesFile())) {
            for (String line : Files.readAllLines(entriesFile())) {
                entries.add(JSON.readTree(line));
            }
        }
        return entries;
    }

    /** It acknowledges before it hands out the entries. */
    List<JsonNode> awaitEntries(int count) throws IOException {
        await().atMost(Duration.ofSeconds(10)).until(() -> entries().size() >= count);
        List<JsonNode> entries = entries();
        assertThat(entries).hasSize(count);
        return entries;
    }

    private Path entriesFile() {
        return work.resolve("entries-" + port + ".jsonl").toAbsolutePath();
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
