/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.audit.Trails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnCommandTest {
    private static final String LOG = """
            [2026-11-23 12:00:01,234] DEBUG Principal = User:a is Allowed operation = WRITE from host = 10.1.2.3 on resource = Topic:LITERAL:t1 for request = Produce with resourceRefCount = 1 based on rule DefaultAllow (kafka.authorizer.logger)
            [2026-11-23 12:00:02,234] DEBUG Principal = User:a is Allowed operation = DESCRIBE from host = 10.1.2.4 on resource = Topic:LITERAL:t1 for request = Metadata with resourceRefCount = 1 based on rule DefaultAllow (kafka.authorizer.logger)
            [2026-11-23 12:00:03,234] DEBUG Principal = User:broker is Allowed operation = CLUSTER_ACTION from host = 10.1.0.1 on resource = Cluster:LITERAL:kafka-cluster for request = Fetch with resourceRefCount = 1 based on rule SuperUser (kafka.authorizer.logger)
            [2026-11-23 12:00:04,234] INFO Principal = User:b is Denied operation = READ from host = 10.6.6.6 on resource = Topic:LITERAL:t2 for request = Fetch with resourceRefCount = 1 based on rule DefaultDeny (kafka.authorizer.logger)
            [2026-11-23 12:00:05,234] INFO Kafka started
            """;

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.writeString(directory.resolve("kafka-authorizer.log"), LOG);
    }

    private CommandRun learn(String... options) {
        List<String> all = new ArrayList<>(List.of("policy", "learn"));
        all.addAll(Arrays.asList(options));
        all.add(log.toString());
        return CommandRun.of(all.toArray(new String[0]));
    }

    @Test
    void aLog_becomesAPolicy() {
        CommandRun run = learn();

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("- {allow: [Write], topic: t1}", "to: [\"User:a\"]", "# User:broker is a super user")
                .doesNotContain("Describe", "User:b\"", "t2");
        assertThat(run.err())
                .contains(
                        "5 lines read (2026-11-23T12:00:01 to 2026-11-23T12:00:04): 2 used, 1 denied",
                        "1 not understood");
    }

    @Test
    void aTrail_becomesTheSamePolicy_asTheLogOfTheSameAccesses() throws IOException {
        Path trail = directory.resolve("audit");
        Trails.write(
                trail,
                Trails.decision(Decision.Verdict.ALLOWED, "a", "10.1.2.3", "WRITE", "t1"),
                Trails.decision(Decision.Verdict.WOULD_DENY, "c", "10.1.2.3", "READ", "t3"),
                Trails.decision(Decision.Verdict.DENIED, "b", "10.6.6.6", "READ", "t2"));

        CommandRun run = CommandRun.of("policy", "learn", "--with-hosts", "--from", trail.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("- {allow: [Write], topic: t1}", "- {allow: [Read], topic: t3}", "10.1.2.3")
                .doesNotContain("t2", "User:b\"");
        assertThat(run.err()).contains("2 used, 1 denied");
    }

    /** A name with a line break can put a whole record into a log of stock Kafka. */
    @Test
    void aRecordWithinALog_isNotBelieved() throws IOException {
        Path trail = directory.resolve("audit");
        Trails.write(trail, Trails.decision(Decision.Verdict.ALLOWED, "rogue", "10.1.2.3", "WRITE", "secret"));
        String records;
        try (java.util.stream.Stream<Path> files = Files.list(trail)) {
            records = Files.readString(files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow());
        }
        Files.writeString(log, LOG + records);

        assertThat(learn().out()).doesNotContain("rogue", "secret");
    }

    @Test
    void deniedAccesses_count_whereAskedFor() {
        assertThat(learn("--include-denied").out()).contains("- {allow: [Read], topic: t2}");
    }

    @Test
    void superUsers_areLearnt_whereAskedFor() {
        assertThat(learn("--include-super-users").out())
                .contains("ClusterAction", "# User:broker did ClusterAction, which only brokers do");
    }

    @Test
    void addresses_becomeConditions_whereAskedFor() {
        assertThat(learn("--with-hosts").out()).contains("from: [10.1.2.3, 10.1.2.4]");
        assertThat(learn("--with-hosts", "--host-prefix-length", "24").out()).contains("from: [10.1.2.0/24]");
        assertThat(learn("--host-prefix-length", "24").exitCode()).isEqualTo(2);
    }

    @Test
    void excludedPrincipals_areNotLearnt() {
        assertThat(learn("--exclude-principal", "User:a").exitCode()).isEqualTo(1);
        assertThat(learn("--super-users", "User:a").out()).doesNotContain("User:a\"");
        assertThat(learn("--exclude-principal", "a").exitCode()).isEqualTo(2);
    }

    @Test
    void aFile_isNotOverwritten() throws IOException {
        Path output = directory.resolve("learnt.yaml");

        assertThat(learn("--output", output.toString()).exitCode()).isZero();
        assertThat(learn("--output", output.toString()).exitCode()).isEqualTo(2);
        assertThat(learn("--output", output.toString(), "--force").exitCode()).isZero();
        assertThat(Files.readString(output)).contains("t1");
    }

    @Test
    void againstAPolicy_unusedRightsAndMissingOnes_areTold() throws IOException {
        Path policy = Files.writeString(directory.resolve("p.yaml"), """
                version: 1
                roles:
                  r:
                    - {allow: [Read], topic: t1}
                    - {allow: [Write], topic: [t8, t9]}
                bindings:
                  - {role: r, to: ["User:a"]}
                """);

        CommandRun run = learn("--against", policy.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().replace(directory + "/", "")).isEqualTo("""
                        User:a did not use Read on topic t1, only Describe (p.yaml:4)
                        User:a did not use Write on topic t8, t9 (p.yaml:5)
                        User:a was seen to Write topic t1 from 10.1.2.3, which the policy does not allow
                        3 rights of the policy unused, 1 access not allowed by it
                        """);
    }

    @Test
    void json_isOneDocument() throws IOException {
        JsonNode root = new ObjectMapper().readTree(learn("--json").out());

        assertThat(root.at("/lines/read").asInt()).isEqualTo(5);
        assertThat(root.path("policy").asText()).contains("t1");
    }

    @Test
    void suspectLines_areShownHarmlessly() throws IOException {
        Files.writeString(
                log,
                LOG.replace("Topic:LITERAL:t1", "Topic:LITERAL:\033[2J\u202e") + "x for request = A with"
                        + " resourceRefCount = 1\n");

        CommandRun run = learn("--show-skipped");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("suspect", "4 before it", "not understood", "Nothing was seen");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void aMissingFile_isWrongUsage() {
        assertThat(CommandRun.of("policy", "learn", "nowhere.log").exitCode()).isEqualTo(2);
    }
}
