/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From {@link AuditTrails} to files, as a broker has it. */
class FileTrailTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    /** Opens a trail, is told something and ends without closing it. */
    static final class Forgetful {
        private Forgetful() {}

        public static void main(String[] arguments) {
            AuditTrail trail = AuditTrails.open(Map.of("security.audit.dir", arguments[0]), UnaryOperator.identity());
            for (int i = 0; i < 1_000; i++) {
                Events.tell(trail, Events.allowed("alice", "transfers"));
            }
            trail.record(Events.change("last-words"));
            System.exit(0);
        }
    }

    /** Has no configuration but the system property, as ZooKeeper. */
    static final class Unconfigured {
        private Unconfigured() {}

        public static void main(String[] arguments) {
            AuditTrails.ofProcess().record(Events.change("last-words"));
            // As short as a process can live.
            while (!AuditTrails.flush(Duration.ofSeconds(1))) {
                Thread.onSpinWait();
            }
        }
    }

    private List<JsonNode> records() throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    records.add(JSON.readTree(line));
                }
            }
        }
        return records;
    }

    private void run(Class<?> main, List<String> options, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        File output = directory.resolve("output.txt").toFile();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
    }

    private static List<JsonNode> named(List<JsonNode> records, String text) {
        return records.stream().filter(line -> line.toString().contains(text)).toList();
    }

    @Test
    void trail_ofAPlugIn_isInTheFile_onceFlushed_andEndsInOrder() throws IOException {
        AuditTrail trail = AuditTrails.open(
                Map.of("security.audit.dir", directory.toString(), "node.id", "1", "process.roles", "broker"),
                UnaryOperator.identity());
        for (int i = 0; i < 1_000; i++) {
            Events.tell(trail, Events.allowed("alice", "transfers"));
        }
        assertThat(AuditTrails.flush(Duration.ofSeconds(30))).isTrue();
        List<JsonNode> told = named(records(), "transfers");
        assertThat(told).hasSize(2);
        assertThat(told.get(1).at("/kafka/count").asLong()).isEqualTo(999);
        trail.close();
        List<JsonNode> all = records();
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).at("/trail/seq").asLong(-1)).isEqualTo(i);
        }
        AuditTrails.open(Map.of("security.audit.dir", directory.toString()), UnaryOperator.identity())
                .close();
        assertThat(records()).hasSizeGreaterThan(all.size());
    }

    @Test
    void directory_thatIsAFile_isRefused_namingTheKey() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(
                        () -> AuditTrails.open(Map.of("security.audit.dir", file.toString()), UnaryOperator.identity()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("security.audit.dir")
                .hasMessageContaining(file + " is there already, or is no directory");
    }

    @Test
    void directory_thatCannotBeMade_isRefused_sayingWhy() throws IOException {
        Path below = Files.createFile(directory.resolve("file")).resolve("trail");
        assertThatThrownBy(() ->
                        AuditTrails.open(Map.of("security.audit.dir", below.toString()), UnaryOperator.identity()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(below + ": Not a directory");
        assertThatThrownBy(() ->
                        AuditTrails.open(Map.of("security.audit.dir", "/proc/no-such-trail"), UnaryOperator.identity()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/proc/no-such-trail is not there");
    }

    @Test
    void process_thatNeverCloses_losesNothing_whenItExits() throws Exception {
        run(Forgetful.class, List.of(), directory.toString());
        assertThat(named(records(), "transfers")).hasSize(2);
        assertThat(named(records(), "last-words")).hasSize(1);
        assertThat(named(records(), "\"closing\":true")).as("an end in order").isNotEmpty();
    }

    @Test
    void process_withoutServerProperties_hasTheTrailOfItsSystemProperty() throws Exception {
        Path file = Files.writeString(directory.resolve("audit.properties"), "security.audit.dir=" + directory + "\n");
        run(Unconfigured.class, List.of("-Dkafka.security.audit.config=" + file));
        assertThat(named(records(), "last-words")).hasSize(1);
    }
}
