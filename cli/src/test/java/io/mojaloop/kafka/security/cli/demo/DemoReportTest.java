/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mojaloop.kafka.security.cli.demo.DemoReport.Durations;
import io.mojaloop.kafka.security.cli.demo.DemoReport.Failure;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoReportTest {
    static final DemoRequest REQUEST = new DemoRequest(
            KafkaVersion.parse("3.9.2"),
            ClusterSpec.Mode.ZOOKEEPER,
            false,
            false,
            Path.of("r.html"),
            Duration.ofMinutes(2));
    static final StepResult OK = new StepResult("a", "A", "tries a", "accepted", "done", true, 12);
    static final StepResult DIFFERS = new StepResult("b", "B", "tries b", "refused with X", "done", false, 3);

    static final KeptCluster KEPT = new KeptCluster(
            "/run",
            "127.0.0.1:1",
            "127.0.0.1:2",
            Map.of("rogue", "/run/r"),
            "/libs/*",
            "/run/mojaloop.yaml",
            "/run/audit",
            "/run/audit-keys/public-key.pem",
            "/run/log",
            "/run/server.log",
            "/run/stop.sh");

    private static JsonNode json(DemoReport report) throws Exception {
        return new ObjectMapper().readTree(Json.of(report));
    }

    private static JsonNode without(JsonNode json, String... fields) {
        JsonNode copy = json.deepCopy();
        ((ObjectNode) copy).remove(List.of(fields));
        return copy;
    }

    @Test
    void report_hasTheShapeThatScriptsRelyOn() throws Exception {
        JsonNode json = json(DemoReport.of(
                REQUEST,
                new Durations(5_000, 9_000, 14_000),
                List.of(OK, DIFFERS),
                Optional.empty(),
                Optional.of("/l")));

        assertThat(json.get("versions").fieldNames())
                .toIterable()
                .containsExactly("kafkaSecurity", "kafka", "kafkaClients", "java");
        assertThat(json.get("versions").get("kafka").asText()).isEqualTo("3.9.2");
        assertThat(without(json, "versions")).isEqualTo(new ObjectMapper().readTree("""
                {
                  "mode": "zookeeper",
                  "control": false,
                  "durations": {"startMillis": 5000, "stepsMillis": 9000, "totalMillis": 14000},
                  "steps": [
                    {"id": "a", "title": "A", "tried": "tries a", "expected": "accepted", "happened": "done",
                     "ok": true, "millis": 12},
                    {"id": "b", "title": "B", "tried": "tries b", "expected": "refused with X", "happened": "done",
                     "ok": false, "millis": 3}
                  ],
                  "summary": {"steps": 2, "ok": 1, "differed": 1, "passed": false, "exitCode": 1},
                  "logs": "/l"
                }
                """));
    }

    @Test
    void report_ofACompleteSuccess_hasNoLogsAndNoError() throws Exception {
        JsonNode json =
                json(DemoReport.of(REQUEST, new Durations(1, 1, 2), List.of(OK), Optional.empty(), Optional.empty()));

        assertThat(json.get("summary").get("exitCode").asInt()).isZero();
        assertThat(json.has("logs")).isFalse();
        assertThat(json.has("error")).isFalse();
        assertThat(json.has("cluster")).isFalse();
    }

    @Test
    void report_withoutAnyStep_isNoSuccess() {
        assertThat(DemoReport.of(REQUEST, new Durations(1, 1, 2), List.of(), Optional.empty(), Optional.empty())
                        .summary()
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void report_ofAKeptCluster_saysHowToGoOn() throws Exception {
        JsonNode json =
                json(DemoReport.of(REQUEST, new Durations(1, 1, 2), List.of(OK), Optional.of(KEPT), Optional.empty()));

        assertThat(json.get("cluster")).isEqualTo(new ObjectMapper().readTree("""
                {"runDirectory": "/run", "bootstrap": "127.0.0.1:1", "bootstrapMutualTls": "127.0.0.1:2",
                 "clientProperties": {"rogue": "/run/r"}, "tools": "/libs/*",
                 "policyFile": "/run/mojaloop.yaml", "auditTrail": "/run/audit",
                 "auditPublicKey": "/run/audit-keys/public-key.pem", "authorizerLog": "/run/log", "serverLog": "/run/server.log",
                 "stop": "/run/stop.sh"}
                """));
    }

    @Test
    void report_ofAFailure_saysWhatIsMissing() throws Exception {
        JsonNode json = json(DemoReport.failed(REQUEST, 7, new Failure("MAVEN", "no mvn", "install it"), 2));

        assertThat(json.get("error"))
                .isEqualTo(new ObjectMapper()
                        .readTree("{\"kind\": \"MAVEN\", \"message\": \"no mvn\", \"remedy\": \"install it\"}"));
        assertThat(json.get("summary").get("exitCode").asInt()).isEqualTo(2);
    }
}
