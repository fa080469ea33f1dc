/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.encode.Redaction;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.output.Output;
import io.mojaloop.kafka.security.audit.output.OutputContext;
import io.mojaloop.kafka.security.audit.output.OutputFactory;
import io.mojaloop.kafka.security.audit.trail.TrailSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditConfigTest {
    private static final Outputs ONE_TYPE = new Outputs(List.of(new OutputFactory() {
        @Override
        public String type() {
            return "pigeon";
        }

        @Override
        public List<String> problems(String name, Map<String, String> settings) {
            return settings.containsKey("loft") ? List.of() : List.of("the pigeon " + name + " has no loft");
        }

        @Override
        public Output start(String name, Map<String, String> settings, OutputContext context) {
            throw new UnsupportedOperationException();
        }
    }));

    private static Optional<AuditConfig> read(Map<String, ?> configs) {
        return AuditConfig.of(configs, ONE_TYPE, text -> text.replace("\n", "\\n"));
    }

    private static Map<String, Object> with(Object... keysAndValues) {
        Map<String, Object> configs = new HashMap<>(Map.of("security.audit.dir", "/var/log/kafka/audit"));
        for (int i = 0; i < keysAndValues.length; i += 2) {
            configs.put("security.audit." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return configs;
    }

    @Test
    void nothingSaid_noTrail() {
        assertThat(read(Map.of("broker.id", "1"))).isEmpty();
    }

    @Test
    void directoryAlone_hasTheDefaults() {
        AuditConfig config = read(with()).orElseThrow();
        assertThat(config.trail()).isEqualTo(TrailSettings.in(Path.of("/var/log/kafka/audit")));
        assertThat(config.queueCapacity()).isEqualTo(65_536);
        assertThat(config.window()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.kindsMax()).isEqualTo(50_000);
        assertThat(config.denyBurst()).isEqualTo(100);
        assertThat(config.redaction()).isEqualTo(Redaction.NONE);
        assertThat(config.outputs()).isEmpty();
        assertThat(config.overflow())
                .hasSize(EventClass.values().length - 1)
                .allSatisfy((eventClass, policy) -> assertThat(policy).isEqualTo(OverflowPolicy.DROP));
    }

    @Test
    void everything_isRead_whateverItsType() {
        Map<String, Object> configs = with(
                "keys.dir", "/etc/kafka/audit-keys",
                "file.rotate.bytes", 1_000_000,
                "file.rotate.interval.ms", 3_600_000L,
                "file.retention.ms", "0",
                "file.retention.bytes", 0,
                "file.fsync", "Always",
                "file.fsync.interval.ms", "50",
                "checkpoint.records", "1",
                "checkpoint.interval.ms", "100",
                "heartbeat.interval.ms", " 1000 ",
                "queue.capacity", "2048",
                "window.ms", "1000",
                "kinds.max", "100",
                "deny.burst", "1",
                "overflow.allow", "fail",
                "overflow.deny", "block:5",
                "overflow.admin", "block:30000, fail",
                "redact.addresses", "mask",
                "outputs", List.of("one"),
                "output.one.type", "pigeon",
                "output.one.loft", "home");
        configs.put("node.id", 7);
        configs.put("process.roles", "broker, controller");
        AuditConfig config = read(configs).orElseThrow();
        assertThat(config.trail())
                .isEqualTo(new TrailSettings(
                        Path.of("/var/log/kafka/audit"),
                        Optional.of(Path.of("/etc/kafka/audit-keys")),
                        1_000_000,
                        Duration.ofHours(1),
                        Duration.ZERO,
                        0,
                        TrailSettings.Fsync.ALWAYS,
                        Duration.ofMillis(50),
                        1,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1)));
        assertThat(config.overflowOf(EventClass.ALLOW)).isEqualTo(new OverflowPolicy(0, true));
        assertThat(config.overflowOf(EventClass.DENY)).isEqualTo(new OverflowPolicy(5, false));
        assertThat(config.overflowOf(EventClass.ADMIN)).isEqualTo(new OverflowPolicy(30_000, true));
        assertThat(config.redaction().addresses()).isEqualTo(Redaction.Mode.MASK);
        assertThat(config.outputs()).containsExactly(new OutputConfig("one", "pigeon", Map.of("loft", "home")));
        assertThat(config.reporter()).isEqualTo(new Reporter("audit", "7", "broker,controller"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file.rotate.bytes|65535|65536 to 17179869184",
                "file.rotate.interval.ms|999|1000 to",
                "file.retention.ms|-1|0 to",
                "file.retention.bytes|-1|0 to",
                "file.fsync|sometimes|always, interval, never",
                "file.fsync.interval.ms|9|10 to 3600000",
                "checkpoint.records|0|1 to 10000000",
                "checkpoint.interval.ms|99|100 to",
                "heartbeat.interval.ms|1 minute|1000 to",
                "queue.capacity|1023|1024 to 4194304",
                "queue.capacity|4194305|1024 to 4194304",
                "queue.capacity|99999999999999999999|1024 to 4194304",
                "window.ms|''|1000 to 3600000",
                "kinds.max|99|100 to 2000000",
                "deny.burst|0|1 to 1000000",
                "overflow.allow|block|drop, fail, block:<ms>",
                "overflow.deny|block:0|block:<ms>,fail with 1 to 30000",
                "overflow.authentication|block:30001|1 to 30000",
                "overflow.admin|fail,block:5|drop, fail",
                "overflow.policy|DROP|drop, fail",
                "overflow.throttle|''|drop, fail",
                "overflow.zookeeper|retry|drop, fail",
                "redact.principals|hash|none, mask, pseudonym",
                "redact.client.ids|''|none, mask, pseudonym",
                "redact.addresses|yes|none, mask, pseudonym",
                "redact.addresses|pseudonym|security.audit.redact.key.file",
                "outputs|a,,b|comma-separated",
                "outputs|a,a|each once",
                "outputs|../a|a-z",
                "dir|''|Write a path",
                "keys.dir|''|Write a path",
                "keys.dir|/var/log/kafka/audit|another directory than security.audit.dir",
            })
    void value_outOfRange_isRefused_namingKeyValueAndRange(String key, String value, String remedy) {
        assertThatThrownBy(() -> read(with(key, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("security.audit."
                        + (key.equals("redact.addresses") && value.startsWith("ps") ? "redact.key.file" : key))
                .hasMessageContaining(remedy);
    }

    @Test
    void problems_areToldAllAtOnce_withoutControlCharacters() {
        assertThatThrownBy(() -> read(with("queue.capacity", "many\nlines", "window.ms", "0", "unheard.of", "x")))
                .hasMessageContaining("Invalid value 'many\\nlines' for configuration security.audit.queue.capacity")
                .hasMessageContaining("Invalid value '0' for configuration security.audit.window.ms")
                .hasMessageContaining("Unknown configuration security.audit.unheard.of with value 'x'");
    }

    @ParameterizedTest
    @CsvSource({
        "security.audit.file.rotate.byte, security.audit.file.rotate.bytes",
        "security.audit.queue.capacitiy, security.audit.queue.capacity",
        "security.audit.overflow.allows, security.audit.overflow.allow",
        "security.audit.redact.principal, security.audit.redact.principals",
        "security.audit.output, security.audit.outputs",
    })
    void key_misspelt_isRefused_withTheOneMeant(String key, String meant) {
        assertThatThrownBy(() -> read(with(key.substring("security.audit.".length()), "1")))
                .hasMessageContaining("Did you mean " + meant + "?");
    }

    @Test
    void keysWithoutADirectory_areRefused_becauseThereWouldBeNoTrail() {
        assertThatThrownBy(() -> read(Map.of("security.audit.window.ms", "5000", "security.audit.outputs", "a")))
                .hasMessageContaining("There is no trail without security.audit.dir");
    }

    @Test
    void outputs_wrong_areRefused_bothOursAndTheirFactorys() {
        assertThatThrownBy(() -> read(with(
                        "outputs", "one,two,three",
                        "output.one.type", "carrier",
                        "output.two.type", "pigeon",
                        "output.four.type", "pigeon")))
                .hasMessageContaining("security.audit.output.one.type: Write one of pigeon")
                .hasMessageContaining("the pigeon two has no loft")
                .hasMessageContaining("Invalid value '' for configuration security.audit.output.three.type")
                .hasMessageContaining("security.audit.output.four.type")
                .hasMessageContaining("describes no output that security.audit.outputs names");
        assertThatThrownBy(() -> AuditConfig.of(
                        with("outputs", "one", "output.one.type", "kafka"),
                        new Outputs(List.of()),
                        UnaryOperator.identity()))
                .hasMessageContaining("add kafka-security-audit-outputs to the class path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"output.x.password.file", "output.x.producer.sasl.jaas.config", "output.x.ssl.keystore.key"})
    void secrets_areNeverPrinted(String key) {
        assertThatThrownBy(() -> read(with(key, "hunter2")))
                .hasMessageContaining("security.audit." + key)
                .hasMessageContaining("[hidden]")
                .hasMessageNotContaining("hunter2");
        Map<String, Object> configs =
                with("outputs", "x", "output.x.type", "pigeon", "output.x.loft", "l", key, "hunter2");
        AuditConfig config = read(configs).orElseThrow();
        assertThat(config.toString() + config.outputs()).doesNotContain("hunter2");
    }

    @Test
    void redactionKey_isRead_orItsProblemTold(@TempDir Path directory) throws IOException {
        Path key = Files.write(directory.resolve("key"), new byte[32]);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(read(with("redact.principals", "pseudonym", "redact.key.file", key))
                        .orElseThrow()
                        .redaction()
                        .principals())
                .isEqualTo(Redaction.Mode.PSEUDONYM);
        Files.write(key, new byte[31]);
        assertThatThrownBy(() -> read(with("redact.key.file", key)))
                .hasMessageContaining("security.audit.redact.key.file")
                .hasMessageContaining("31 bytes");
        assertThatThrownBy(() -> read(with("redact.key.file", directory.resolve("missing"))))
                .hasMessageContaining("cannot be read");
    }
}
