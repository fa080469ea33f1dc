/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.output.follow.TestTrail;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFactoriesTest {
    @TempDir
    Path directory;

    private final Map<String, OutputFactory> factories = StreamSupport.stream(
                    ServiceLoader.load(OutputFactory.class).spliterator(), false)
            .collect(Collectors.toMap(OutputFactory::type, factory -> factory));

    private List<String> problems(String type, String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return factories.get(type).problems("siem", map);
    }

    @Test
    void factories_areFoundByTheServiceLoader() {
        assertThat(factories).containsOnlyKeys("kafka", "fluentd");
    }

    @Test
    void leastSettings_haveNoProblems() {
        assertThat(problems("kafka", "bootstrap.servers", "127.0.0.1:9092")).isEmpty();
        assertThat(problems("fluentd", "servers", "127.0.0.1:24224, [::1]:24224,fluentd.example:1"))
                .isEmpty();
    }

    @Test
    void nothing_namesWhatIsMissing() {
        assertThat(problems("kafka"))
                .containsExactly("security.audit.output.siem.bootstrap.servers: is missing; set it, for example to"
                        + " broker-1:9093,broker-2:9093");
        assertThat(problems("fluentd"))
                .containsExactly("security.audit.output.siem.servers: is missing; set it, for example to"
                        + " fluentd-1:24224,fluentd-2:24224");
    }

    @Test
    void kafkaProblems_areAllToldAtOnceWithTheirKeys() {
        List<String> problems = problems(
                "kafka",
                "topic",
                "no such/topic",
                "format",
                "xml",
                "principal",
                "audit-writer",
                "producer.acks",
                "1",
                "producer.enable.idempotence",
                "false",
                "producer.client.id",
                "mine",
                "producer.transactional.id",
                "mine",
                "producer.bootstrap.servers",
                "127.0.0.1:1",
                "producer.linger.ms",
                "soon",
                "producer.ssl.keystore.pasword",
                "hunter2",
                "produser.linger.ms",
                "5",
                "tpoic",
                "x");

        assertThat(problems).allSatisfy(problem -> assertThat(problem).startsWith("security.audit.output.siem."));
        assertThat(problems.stream().map(problem -> problem.substring(0, problem.indexOf(": "))))
                .map(key -> key.substring("security.audit.output.siem.".length()))
                .containsExactlyInAnyOrder(
                        "bootstrap.servers",
                        "topic",
                        "format",
                        "principal",
                        "producer.acks",
                        "producer.enable.idempotence",
                        "producer.client.id",
                        "producer.transactional.id",
                        "producer.bootstrap.servers",
                        "producer.linger.ms",
                        "producer.ssl.keystore.pasword",
                        "produser.linger.ms",
                        "tpoic");
        assertThat(String.join("\n", problems))
                .contains("did you mean security.audit.output.siem.producer.ssl.keystore.password?")
                .contains("did you mean security.audit.output.siem.topic?")
                .doesNotContain("hunter2");
    }

    @Test
    void kafkaSettings_thatDoNotFitEachOther_areRefused() {
        assertThat(problems("kafka", "bootstrap.servers", "127.0.0.1:9092", "producer.delivery.timeout.ms", "1"))
                .singleElement()
                .asString()
                .contains("delivery.timeout.ms");
        assertThat(problems("kafka", "bootstrap.servers", "127.0.0.1:9092", "producer.max.block.ms", "99999999"))
                .singleElement()
                .asString()
                .contains("producer.max.block.ms: must be at most 600000");
        assertThat(problems("kafka", "bootstrap.servers", "127.0.0.1:9092", "producer.security.protocol", "PLAINTEXTT"))
                .singleElement()
                .asString()
                .contains("producer.security.protocol");
        assertThat(problems("kafka", "bootstrap.servers", "no port")).isNotEmpty();
    }

    @Test
    void settingsOfCallBackHandlers_passThrough() {
        assertThat(problems(
                        "kafka",
                        "bootstrap.servers",
                        "127.0.0.1:9092",
                        "producer.acks",
                        "-1",
                        "producer.sasl.login.callback.handler.class.vault.path",
                        "secret/kafka"))
                .isEmpty();
    }

    @Test
    void fluentdProblems_areAllToldAtOnceWithTheirKeys() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        Path garbage = Files.writeString(directory.resolve("garbage.pem"), "garbage");
        List<String> problems = problems(
                "fluentd",
                "servers",
                "fluentd:99999",
                "tag",
                "a tag",
                "format",
                "xml",
                "tls",
                "yes",
                "shared.key.file",
                directory.resolve("none").toString(),
                "password.file",
                empty.toString(),
                "connect.timeout.ms",
                "0",
                "ack.timeout.ms",
                "forever",
                "tls.truststore.type",
                "BKS",
                "tls.keystore.location",
                garbage.toString(),
                "tls.keystore.password.file",
                empty.toString(),
                "shared.key",
                "hunter2");

        assertThat(problems).allSatisfy(problem -> assertThat(problem).startsWith("security.audit.output.siem."));
        assertThat(problems.stream().map(problem -> problem.substring(0, problem.indexOf(": "))))
                .map(key -> key.substring("security.audit.output.siem.".length()))
                .contains(
                        "servers",
                        "tag",
                        "format",
                        "tls",
                        "shared.key.file",
                        "password.file",
                        "username",
                        "connect.timeout.ms",
                        "ack.timeout.ms",
                        "tls.truststore.type",
                        "tls.keystore.location",
                        "tls.keystore.password.file",
                        "shared.key");
        assertThat(String.join("\n", problems)).doesNotContain("hunter2");
    }

    @Test
    void tlsFiles_thatCannotBeUsed_areRefused() throws Exception {
        Path garbage = Files.writeString(directory.resolve("garbage.pem"), "garbage");
        Path password = Files.writeString(directory.resolve("password"), "changeit");
        assertThat(problems(
                        "fluentd",
                        "servers",
                        "fluentd:1",
                        "tls",
                        "true",
                        "tls.truststore.location",
                        garbage.toString()))
                .singleElement()
                .asString()
                .contains("tls.truststore.location")
                .contains("holds no certificate");
        assertThat(problems(
                        "fluentd",
                        "servers",
                        "fluentd:1",
                        "tls",
                        "true",
                        "tls.keystore.location",
                        garbage.toString(),
                        "tls.keystore.type",
                        "PKCS12",
                        "tls.keystore.password.file",
                        password.toString()))
                .singleElement()
                .asString()
                .contains("cannot be read as PKCS12")
                .doesNotContain("changeit");
    }

    @Test
    void username_withoutSharedKey_isRefused() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "p");
        assertThat(problems("fluentd", "servers", "fluentd:1", "username", "u", "password.file", password.toString()))
                .singleElement()
                .asString()
                .contains("shared.key.file: is missing");
    }

    @Test
    void nameOfAnOutput_thatNoFileCanHave_isRefused() {
        assertThat(factories.get("fluentd").problems("../x", Map.of("servers", "fluentd:1")))
                .singleElement()
                .asString()
                .contains("security.audit.outputs: the name '../x'");
    }

    @Test
    void start_withProblems_throwsAllOfThem() throws Exception {
        try (TestTrail trail = new TestTrail(directory)) {
            assertThatThrownBy(() -> factories.get("kafka").start("siem", Map.of("topic", "/"), trail.context()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bootstrap.servers")
                    .hasMessageContaining("topic");
        }
    }

    @Test
    void ownTraffic_isThatOfTheConfiguredPrincipalToTheTopic() throws Exception {
        try (TestTrail trail = new TestTrail(directory);
                Output output = factories
                        .get("kafka")
                        .start(
                                "siem",
                                Map.of("bootstrap.servers", "127.0.0.1:1", "principal", "User:audit:writer"),
                                trail.context())) {
            OwnTraffic own = output.ownTraffic().orElseThrow();
            assertThat(own).isEqualTo(new OwnTraffic("User", "audit:writer", "topic-event"));
            assertThat(own.is("User", "audit:writer", "Write", "Topic", "topic-event"))
                    .isTrue();
            assertThat(own.is("User", "audit:writer", "DESCRIBE", "TOPIC", "topic-event"))
                    .isTrue();
            assertThat(own.is("User", "audit:writer", "Read", "Topic", "topic-event"))
                    .isFalse();
            assertThat(own.is("User", "audit:writer", "Write", "Topic", "topic-event2"))
                    .isFalse();
            assertThat(own.is("User", "audit:writer", "Write", "Group", "topic-event"))
                    .isFalse();
            assertThat(own.is("User", "mallory", "Write", "Topic", "topic-event"))
                    .isFalse();
            assertThat(own.is("Group", "audit:writer", "Write", "Topic", "topic-event"))
                    .isFalse();
        }
    }
}
