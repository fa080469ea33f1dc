/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.demo.DemoReport.Durations;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import io.mojaloop.kafka.security.kit.KitException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class DemoCommandTest {
    private final List<DemoRequest> requests = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private DemoRunner runner = (request, progress) -> report(request, DemoReportTest.OK);

    private static DemoReport report(DemoRequest request, StepResult... steps) {
        return DemoReport.of(request, new Durations(1, 1, 2), Arrays.asList(steps), Optional.empty(), Optional.empty());
    }

    private int run(String... arguments) {
        DemoRunner recording = (request, progress) -> {
            requests.add(request);
            return runner.run(request, progress);
        };
        return new CommandLine(new DemoCommand(recording, Terminal.none()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void defaults_areTheNewestKafkaInKraft() {
        assertThat(run()).isZero();
        assertThat(requests)
                .containsExactly(new DemoRequest(
                        KafkaVersion.parse("4.4.0"),
                        ClusterSpec.Mode.KRAFT,
                        false,
                        false,
                        Path.of(System.getProperty("java.io.tmpdir"), "kafka-security-demo.html"),
                        Duration.ofMinutes(2)));
    }

    @Test
    void options_areUnderstood() {
        assertThat(run(
                        "--kafka",
                        "3.9.2",
                        "--mode=ZooKeeper",
                        "--keep",
                        "--control",
                        "--timeout",
                        "30",
                        "--report",
                        "/r.html"))
                .isZero();
        assertThat(requests.get(0).mode()).isEqualTo(ClusterSpec.Mode.ZOOKEEPER);
        assertThat(requests.get(0).keep()).isTrue();
        assertThat(requests.get(0).control()).isTrue();
        assertThat(requests.get(0).report()).isEqualTo(Path.of("/r.html"));
        assertThat(requests.get(0).timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "--kafka=2.8.0, too old",
        "--kafka=latest, is not a version",
        "--kafka=9.9.9, does not exist",
        "--timeout=0, 1 to 3600",
        "--timeout=soon, --timeout",
        "--mode=raft, --mode"
    })
    void wrongUsage_isRefusedBeforeAnythingStarts(String argument, String message) {
        assertThat(run(argument)).isEqualTo(2);
        assertThat(requests).isEmpty();
        assertThat(err.toString()).contains(message);
    }

    @Test
    void wrongVersion_isAnsweredByTheList() {
        run("--kafka=1.0");
        assertThat(err.toString()).contains("3.7.2, 3.9.2, 4.1.1, 4.2.2, 4.3.1, 4.4.0");
    }

    @Test
    void zookeeper_onKafka4_isRefused() {
        assertThat(run("--mode", "zookeeper")).isEqualTo(2);
        assertThat(err.toString()).contains("Kafka 4.4.0 has no ZooKeeper mode; use --kafka 3.9.2");
    }

    @Test
    void aStepThatDiffers_endsWith1() {
        runner = (request, progress) -> report(request, DemoReportTest.OK, DemoReportTest.DIFFERS);

        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).contains("1 of 2 steps differ");
    }

    @Test
    void aKeptCluster_isShown_withThePolicyFileToEdit() {
        runner = (request, progress) -> DemoReport.of(
                request,
                new Durations(1, 1, 2),
                List.of(DemoReportTest.OK),
                Optional.of(DemoReportTest.KEPT),
                Optional.empty());

        assertThat(run("--keep")).isZero();
        assertThat(out.toString())
                .contains("policy file     /run/mojaloop.yaml", "server log      /run/server.log")
                .contains("Edit the policy file", "/run/stop.sh && rm -r /run");
    }

    @ParameterizedTest
    @EnumSource(KitException.Kind.class)
    void aClusterThatCannotStart_endsWith2WhenTheMachineLacksSomething_otherwise3(KitException.Kind kind) {
        runner = (request, progress) -> {
            throw new KitException(kind, "There is no such thing");
        };

        assertThat(run()).isEqualTo(kind.isMissingRequirement() ? 2 : 3);
        assertThat(out.toString())
                .contains("The demo cannot run: " + kind, "There is no such thing")
                .contains(Remedy.of(kind)
                        .lines()
                        .findFirst()
                        .map(line -> line.substring(0, 10))
                        .orElse(""));
    }

    @Test
    void json_isTheOnlyThingOnTheStandardOutput() throws Exception {
        runner = (request, progress) -> {
            progress.phase("Starting");
            progress.end(1, 1, DemoReportTest.OK);
            return report(request, DemoReportTest.OK);
        };

        assertThat(run("--json")).isZero();
        JsonNode json = new ObjectMapper().readTree(out.toString());
        assertThat(json.get("summary").get("passed").asBoolean()).isTrue();
        assertThat(err.toString()).contains("Starting", "tries a", "All 1 step as expected");
    }

    @Test
    void json_ofAFailure_isADocumentToo() throws Exception {
        runner = (request, progress) -> {
            throw new KitException(KitException.Kind.DISK, "Only 3 MB free");
        };

        assertThat(run("--json")).isEqualTo(2);
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .get("error")
                        .get("kind")
                        .asText())
                .isEqualTo("DISK");
    }
}
