/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.LoggedAuditTrail;
import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.OutputFactory;
import io.mojaloop.kafka.security.audit.output.OutputStatus;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailsTest {
    @TempDir
    Path directory;

    private final List<MemorySink> sinks = new ArrayList<>();
    private final List<LongSupplier> acknowledged = new ArrayList<>();
    private final TestOutputs types = new TestOutputs();
    private final Trails trails = new Trails(
            (config, encoder, delivered) -> {
                if (Files.exists(config.trail().directory().resolve("unusable"))) {
                    throw new IOException("another process has it");
                }
                sinks.add(new MemorySink());
                acknowledged.add(delivered);
                return sinks.get(sinks.size() - 1);
            },
            new Outputs(List.of(types)));

    /** Outputs that do nothing, and one that does not start. */
    private static final class TestOutputs implements OutputFactory {
        private final List<TestOutput> started = new ArrayList<>();

        @Override
        public String type() {
            return "test";
        }

        @Override
        public List<String> problems(String name, Map<String, String> settings) {
            return List.of();
        }

        @Override
        public Output start(String name, Map<String, String> settings, OutputContext context) {
            if (settings.containsKey("broken")) {
                throw new IllegalStateException("no port is free");
            }
            TestOutput output = new TestOutput(name, context, TrailThreads.isCurrent());
            started.add(output);
            return output;
        }
    }

    private static final class TestOutput implements Output {
        private final String name;
        private final OutputContext context;
        private final boolean ofTrail;
        private volatile long delivered = -1;
        private volatile boolean closed;

        private TestOutput(String name, OutputContext context, boolean ofTrail) {
            this.name = name;
            this.context = context;
            this.ofTrail = ofTrail;
        }

        @Override
        public long acknowledgedSequence() {
            return delivered;
        }

        @Override
        public OutputStatus status() {
            return new OutputStatus(name, true, delivered, 1, 2, 3, 4, "none");
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void close() {
        System.clearProperty(ProcessTrail.CONFIG_PROPERTY);
        trails.closeAll(Duration.ofSeconds(10));
    }

    private Map<String, String> configs(String... settings) {
        Map<String, String> configs = new HashMap<>(Map.of("node.id", "1", "process.roles", "broker"));
        configs.put("security.audit.dir", directory.resolve("trail").toString());
        for (int i = 0; i < settings.length; i += 2) {
            configs.put("security.audit." + settings[i], settings[i + 1]);
        }
        return configs;
    }

    private AuditTrail open(String... settings) {
        return trails.open(configs(settings), UnaryOperator.identity());
    }

    private void flush() {
        assertThat(trails.flush(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void noDirectory_onlyTheLog() {
        assertThat(trails.open(Map.of("node.id", "1"), UnaryOperator.identity()))
                .isInstanceOf(LoggedAuditTrail.class);
    }

    @Test
    void plugIns_ofTheSameDirectory_shareATrail_thatEndsWithTheLast() {
        AuditTrail one = open();
        AuditTrail other = open();
        one.record(Events.change("by-one"));
        other.record(Events.change("by-other"));
        flush();
        assertThat(sinks).hasSize(1);
        assertThat(sinks.get(0).events(AdminChange.class)).hasSize(2);
        one.close();
        one.close();
        assertThat(sinks.get(0).isClosed()).isFalse();
        other.record(Events.change("still"));
        other.close();
        assertThat(sinks.get(0).isClosed()).isTrue();
        assertThat(sinks.get(0).events(AdminChange.class)).hasSize(3);
    }

    @Test
    void directory_byAnotherName_isTheSame() throws IOException {
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(directory.resolve("link"), real);
        open("dir", real.resolve("trail").toString());
        open("dir", real.resolve("trail").toString());
        assertThat(sinks).hasSize(1);
        Map<String, String> byLink =
                configs("dir", directory.resolve("link/../real/trail").toString());
        assertThatThrownBy(() -> trails.open(byLink, UnaryOperator.identity()))
                .as("found to be the same, so that the other spelling is a difference")
                .hasMessageContaining("other values of security.audit.dir");
    }

    @Test
    void trail_closed_canBeOpenedAgain() {
        open().close();
        open();
        assertThat(sinks).hasSize(2);
        assertThat(sinks.get(0).isClosed()).isTrue();
        assertThat(sinks.get(1).isClosed()).isFalse();
    }

    @Test
    void otherConfiguration_ofTheSameDirectory_isRefused_namingTheKeys() {
        AuditTrail first = open("window.ms", "5000", "queue.capacity", "2048");
        assertThatThrownBy(() -> open("window.ms", "6000", "deny.burst", "5", "queue.capacity", "2048"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("security.audit.deny.burst, security.audit.window.ms");
        first.close();
        assertThat(sinks.get(0).isClosed()).isTrue();
    }

    @Test
    void directory_unusable_isToldWithItsKey_andNothingStaysOpen() throws IOException {
        Path trail = Files.createDirectory(directory.resolve("trail"));
        Files.createFile(trail.resolve("unusable"));
        assertThatThrownBy(this::open)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("security.audit.dir")
                .hasMessageContaining("another process has it");
        Files.delete(trail.resolve("unusable"));
        open();
        assertThat(sinks).hasSize(1);
    }

    @Test
    void keys_missing_areToldWithTheirKeyAndHowTheyAreMade() {
        Trails files = new Trails(
                (config, encoder, delivered) -> TrailSink.of(
                        TrailWriter.open(config.trail(), encoder, config.reporter(), Clock.systemUTC(), delivered)),
                new Outputs(List.of()));
        Path keys = directory.resolve("keys");
        assertThatThrownBy(() -> files.open(configs("keys.dir", keys.toString()), UnaryOperator.identity()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(keys.resolve("public-key.pem") + " is not there")
                .hasMessageContaining("security.audit.keys.dir=" + keys)
                .hasMessageContaining("kafka-security audit keygen");
    }

    @Test
    void outputs_startOnAThreadOfTheTrail_areAskedHowFarTheyAre_andStopWithIt() {
        AuditTrail trail = open("outputs", "a,b", "output.a.type", "test", "output.b.type", "test");
        assertThat(types.started)
                .hasSize(2)
                .allSatisfy(output -> assertThat(output.ofTrail).isTrue());
        types.started.get(0).delivered = 7;
        assertThat(acknowledged.get(0).getAsLong()).isEqualTo(-1);
        types.started.get(1).delivered = 5;
        assertThat(acknowledged.get(0).getAsLong()).isEqualTo(5);
        TrailEvent.Forwarding told = new TrailEvent.Forwarding(1, Events.AUTHORIZER, "a", "disconnected", "");
        types.started.get(0).context.events().accept(told);
        flush();
        assertThat(sinks.get(0).events()).containsExactly(told);
        assertThat(trails.trails().get(0).metrics().getOutputs())
                .extracting(OutputMetrics::getName)
                .containsExactly("a", "b");
        trail.close();
        assertThat(types.started).allSatisfy(output -> assertThat(output.closed).isTrue());
    }

    @Test
    void withoutOutputs_everythingIsDelivered() {
        open();
        assertThat(acknowledged.get(0).getAsLong()).isEqualTo(Long.MAX_VALUE);
        assertThat(trails.trails().get(0).metrics().getUndeliveredMs()).isZero();
    }

    @Test
    void output_thatDoesNotStart_keepsTheTrailFromOpening_andStopsTheOthers() {
        assertThatThrownBy(() -> open(
                        "outputs",
                        "a,b",
                        "output.a.type",
                        "test",
                        "output.b.type",
                        "test",
                        "output.b.broken",
                        "hunter2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no port is free")
                .hasMessageNotContaining("hunter2");
        assertThat(types.started)
                .singleElement()
                .satisfies(output -> assertThat(output.closed).isTrue());
        assertThat(sinks.get(0).isClosed()).isTrue();
        assertThat(trails.trails()).isEmpty();
    }

    @Test
    void ofProcess_keepsEvents_untilATrailIsOpen() {
        AuditTrail process = trails.ofProcess();
        assertThat(process.record(Events.failedLogin("early", 1))).isTrue();
        open();
        process.record(Events.failedLogin("later", 1));
        flush();
        assertThat(sinks.get(0).events())
                .containsExactly(Events.failedLogin("early", 1), Events.failedLogin("later", 1));
    }

    @Test
    void ofProcess_keepsABoundedNumber_andTellsOfTheRest() {
        AuditTrail process = trails.ofProcess();
        for (int i = 0; i < 5_000; i++) {
            process.record(Events.change("early-" + i));
        }
        open();
        flush();
        assertThat(sinks.get(0).events(AdminChange.class)).hasSize(1024);
        assertThat(sinks.get(0).events(TrailEvent.Lost.class))
                .singleElement()
                .satisfies(lost -> assertThat(lost.lost()).isEqualTo(Map.of(EventClass.ADMIN, 5_000L - 1024)))
                .satisfies(lost -> assertThat(lost.reason()).isEqualTo(ProcessTrail.TOO_EARLY));
    }

    @Test
    void ofProcess_withoutAnyTrail_keepsNothing() {
        AuditTrail process = trails.ofProcess();
        process.record(Events.change("early"));
        trails.open(Map.of(), UnaryOperator.identity());
        process.record(Events.change("later"));
        open();
        flush();
        assertThat(sinks.get(0).events()).isEmpty();
    }

    @Test
    void ofProcess_withASystemProperty_opensTheTrailItself() throws IOException {
        Path file = Files.writeString(
                directory.resolve("audit.properties"), "security.audit.dir=" + directory.resolve("trail") + "\n");
        System.setProperty(ProcessTrail.CONFIG_PROPERTY, file.toString());
        AuditTrail process = trails.ofProcess();
        process.record(Events.change("early"));
        await().until(() -> !sinks.isEmpty());
        await().until(() ->
                trails.flush(Duration.ofSeconds(1)) && !sinks.get(0).events().isEmpty());
        process.close();
        AuditTrail plugIn = trails.open(
                Map.of("security.audit.dir", directory.resolve("trail").toString()), UnaryOperator.identity());
        plugIn.close();
        assertThat(sinks).hasSize(1);
        assertThat(sinks.get(0).isClosed()).isFalse();
    }

    @Test
    void ofProcess_withAnUnusableProperty_neverThrows() throws IOException {
        Path file = Files.writeString(directory.resolve("audit.properties"), "security.audit.unknown=1\n");
        System.setProperty(ProcessTrail.CONFIG_PROPERTY, file.toString());
        AuditTrail process = trails.ofProcess();
        assertThat(process.record(Events.change("early"))).isTrue();
        assertThat(sinks).isEmpty();
    }

    @Test
    void closeAll_endsEveryTrail_whoeverUsesIt() {
        AuditTrail use = open();
        trails.closeAll(Duration.ofSeconds(10));
        assertThat(sinks.get(0).isClosed()).isTrue();
        use.close();
    }
}
