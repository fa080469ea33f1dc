/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String VALID = """
            version: 1
            roles:
              reader:
                - {allow: Read, topic: orders}
            bindings:
              - {role: reader, to: "User:alice"}
            """;
    private static final String UNUSED =
            VALID.replace("bindings:", "  idle:\n    - {allow: Read, topic: x}\nbindings:");
    private static final String WRONG = VALID.replace("Read", "Raed");

    @TempDir
    Path directory;

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static CommandRun validate(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "policy";
        all[1] = "validate";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void aValidFile_passes() throws IOException {
        CommandRun run = validate(file("policy.yaml", VALID));

        assertThat(run).isEqualTo(new CommandRun(0, "1 file, no problems\n", ""));
    }

    @Test
    void anError_isShownWithItsPlaceAndWhatToWrite() throws IOException {
        String wrong = file("policy.yaml", WRONG);

        CommandRun run = validate(wrong);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEqualTo(wrong + """
                :4:15: error: there is no operation 'Raed'; did you mean Read? [unknown-operation]
                  4 |     - {allow: Raed, topic: orders}
                    |               ^^^^
                1 file, 1 error, 0 warnings
                """);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void colours_areForTerminalsOnly() throws IOException {
        String wrong = file("policy.yaml", WRONG);

        assertThat(validate(wrong).out()).doesNotContain("\033");
        assertThat(CommandRun.on(new Terminal(true, true, 80, true), "policy", "validate", wrong)
                        .out())
                .contains("\033[1;31merror\033[0m");
        assertThat(CommandRun.on(new Terminal(true, true, 80, false), "policy", "validate", wrong)
                        .out())
                .doesNotContain("\033");
    }

    @Test
    void warnings_passUnlessStrict() throws IOException {
        String unused = file("policy.yaml", UNUSED);

        assertThat(validate(unused).exitCode()).isZero();
        assertThat(validate(unused).out()).contains("warning: ", "1 file, 0 errors, 1 warning");
        assertThat(validate("--strict", unused).exitCode()).isEqualTo(1);
    }

    @Test
    void severalFiles_areAllReported() throws IOException {
        CommandRun run = validate(file("a.yaml", WRONG), file("b.yaml", UNUSED), file("c.yaml", WRONG));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("a.yaml:4:15", "b.yaml:5:3", "c.yaml:4:15", "3 files, 2 errors, 1 warning");
    }

    @Test
    void aBindingThatHasEnded_isAnError_whenItHas() throws IOException {
        String temporary = file("policy.yaml", VALID.replace("alice\"}", "alice\", until: 2030-01-01T00:00:00Z}"));

        assertThat(validate("--at", "2029-12-31T23:59:59Z", temporary).exitCode())
                .isZero();
        CommandRun later = validate("--at", "2030-01-01T00:00:00Z", temporary);
        assertThat(later.exitCode()).isEqualTo(1);
        assertThat(later.out()).contains("[expired-binding]");
    }

    @Test
    void json_hasEveryFieldOfEveryProblem() throws IOException {
        CommandRun run = validate("--json", file("a.yaml", WRONG), file("b.yaml", UNUSED));

        JsonNode report = new ObjectMapper().readTree(run.out());
        JsonNode problem = report.at("/files/0/problems/0");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(report.at("/files/0/valid").asBoolean()).isFalse();
        assertThat(report.at("/files/1/valid").asBoolean()).isTrue();
        assertThat(problem.path("severity").asText()).isEqualTo("error");
        assertThat(problem.path("code").asText()).isEqualTo("unknown-operation");
        assertThat(problem.path("line").asInt()).isEqualTo(4);
        assertThat(problem.path("column").asInt()).isEqualTo(15);
        assertThat(problem.path("text").asText()).isEqualTo("Raed");
        assertThat(problem.path("message").asText()).isEqualTo("there is no operation 'Raed'");
        assertThat(problem.path("suggestion").asText()).isEqualTo("did you mean Read?");
        assertThat(report.path("summary").toString())
                .isEqualTo("{\"files\":2,\"errors\":1,\"warnings\":1,\"passed\":false}");
    }

    @Test
    void sarif_hasARuleForEachCodeAndARegionForEachProblem() throws IOException {
        String wrong = file("a b.yaml", WRONG);

        CommandRun run = validate("--sarif", "-", wrong, file("b.yaml", UNUSED));

        JsonNode sarif = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
        assertThat(sarif.at("/runs/0/tool/driver/name").asText()).isEqualTo("kafka-security");
        assertThat(sarif.at("/runs/0/tool/driver/rules").findValuesAsText("id"))
                .containsExactly("unknown-operation", "unused-role");
        JsonNode result = sarif.at("/runs/0/results/0");
        assertThat(result.path("ruleId").asText()).isEqualTo("unknown-operation");
        assertThat(result.path("ruleIndex").asInt()).isZero();
        assertThat(result.path("level").asText()).isEqualTo("error");
        assertThat(result.at("/message/text").asText()).isEqualTo("there is no operation 'Raed'; did you mean Read?");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("file://" + wrong.replace(" ", "%20"));
        assertThat(place.path("region").toString()).isEqualTo("{\"startLine\":4,\"startColumn\":15}");
    }

    @Test
    void sarifInAFile_leavesTheOtherOutputAlone() throws IOException {
        Path sarif = directory.resolve("out.sarif");

        CommandRun run = validate("--sarif", sarif.toString(), file("policy.yaml", VALID));

        assertThat(run.out()).isEqualTo("1 file, no problems\n");
        assertThat(new ObjectMapper().readTree(Files.readString(sarif)).at("/runs/0/results"))
                .isEmpty();
    }

    @Test
    void sarifAndJson_cannotBothHaveTheStandardOutput() throws IOException {
        assertThat(validate("--json", "--sarif", "-", file("policy.yaml", VALID))
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void hostileText_neverReachesATerminal() throws IOException {
        String hostile = file("policy.yaml", """
                version: 1
                "k\\e]0;title\\a\\x9b2J": 1
                roles: {"r\\u202e\\x7f": [{allow: "\u202eR\\e[31m", topic: "\\x9b"}]}
                bindings: [{role: "\\e[2J", to: "User:a"}, {role: \u2066x, to: "\\r"}]
                """);

        for (String option : new String[] {"--strict", "--json", "--sarif=-"}) {
            CommandRun run = validate(option, hostile);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.isHarmless()).as(option + run.out()).isTrue();
        }
        JsonNode report =
                new ObjectMapper().readTree(validate("--json", hostile).out());
        assertThat(report.findValuesAsText("text")).contains("k\033]0;title\007\u009b2J");
    }

    @Test
    void bytesThatAreNoText_areAProblemAndNotAnException() throws IOException {
        Path binary = Files.write(directory.resolve("x.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff, 27, '['});

        CommandRun run = validate(binary.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[not-utf8]");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void whatCannotBeRead_isSaidPlainly() {
        CommandRun missing = validate(directory.resolve("none.yaml").toString());
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).startsWith("kafka-security: there is no file " + directory);

        CommandRun isDirectory = validate(directory.toString());
        assertThat(isDirectory.exitCode()).isEqualTo(2);
        assertThat(isDirectory.err()).contains("is a directory");

        assertThat(validate().exitCode()).isEqualTo(2);
    }

    @Test
    void theStandardInput_canBeAFile() {
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(WRONG.getBytes(StandardCharsets.UTF_8)));
            assertThat(validate("-").out()).startsWith("<stdin>:4:15: error");
        } finally {
            System.setIn(in);
        }
    }

    @Test
    void serverProperties_tellWhomThePolicyWouldCutOff() throws IOException {
        String policy = file("policy.yaml", VALID + "guardrails: {transports: [SASL_SSL]}\n");
        String plaintext = file("server.properties", """
                process.roles=broker,controller
                listeners=CLIENT://:9092,CONTROLLER://:9093
                listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=CLIENT
                super.users=User:admin
                """);

        assertThat(validate(policy).exitCode()).isZero();
        CommandRun run = validate("--server-properties", plaintext, policy);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("[lockout-transport]", "controllers");
    }

    @Test
    void quotasThatNothingEnforces_areAWarning_atTheirPlace() throws IOException {
        String quotas = file("policy.yaml", VALID + """
                quotas:
                  unlisted: {produce: 64KiB/s, consume: 64KiB/s, request: 5%, mutations: 1/s}
                """);
        String server = "process.roles=broker\nlisteners=A://:9092\nsuper.users=User:admin\n";
        String key = "client.quota.callback.class=";
        String ours = key + "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";

        CommandRun none = validate("--server-properties", file("none", server), quotas);
        assertThat(none.exitCode()).isZero();
        assertThat(none.out()).isEqualTo(quotas + """
                        :7:1: warning: nothing on a node with this server.properties enforces the quotas: \
                        client.quota.callback.class is not set; set %s [unenforced-quotas]
                          7 | quotas:
                            | ^^^^^^
                        1 file, 0 errors, 1 warning
                        """.formatted(ours));
        assertThat(validate("--strict", "--server-properties", file("none", server), quotas)
                        .exitCode())
                .isEqualTo(1);
        assertThat(validate("--server-properties", file("other", server + key + " org.Other \n"), quotas)
                        .out())
                .contains("client.quota.callback.class is org.Other; set " + ours);
        assertThat(validate("--server-properties", file("ours", server + ours + "  \n"), quotas)
                        .out())
                .isEqualTo("1 file, no problems\n");
        assertThat(validate(quotas).out()).isEqualTo("1 file, no problems\n");
    }

    @Test
    void policyWithoutQuotas_saysNothingOfTheCallBack() throws IOException {
        String server = "process.roles=broker\nlisteners=A://:9092\nsuper.users=User:admin\n";
        String ours = "client.quota.callback.class=io.mojaloop.kafka.security.quota.PolicyQuotaCallback\n";

        for (String text : new String[] {server, server + ours}) {
            assertThat(validate("--server-properties", file("s", text), file("policy.yaml", VALID))
                            .out())
                    .isEqualTo("1 file, no problems\n");
        }
    }

    @Test
    void serverPropertiesThatNoBrokerWouldTake_areRefused() throws IOException {
        String policy = file("policy.yaml", VALID);

        assertThat(validate("--server-properties", file("s", "super.users=nobody"), policy))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isEqualTo(2);
                    assertThat(run.err()).contains("'nobody' is not a principal");
                });
        assertThat(validate("--server-properties", "/nowhere", policy).exitCode())
                .isEqualTo(2);
    }
}
