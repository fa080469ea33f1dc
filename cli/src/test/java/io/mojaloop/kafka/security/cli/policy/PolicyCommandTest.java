/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"validate", "explain", "test", "schema"})
    void helpOfEachCommand_hasExamplesAndExitStatus_andFitsATerminal(String command) {
        CommandRun run = CommandRun.of("policy", command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:", "Exit status:", "kafka-security policy " + command);
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void help_showsCommandsExamplesAndExitStatus() {
        CommandRun run = CommandRun.of("policy", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("validate", "explain", "test", "schema", "Examples:", "Exit status:");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void noCommand_isWrongUsage() {
        CommandRun run = CommandRun.of("policy");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required subcommand", "kafka-security policy --help");
    }

    @Test
    void aWrongCommand_isAnsweredByTheNearest() {
        CommandRun run = CommandRun.of("policy", "validat");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("validate");
    }

    @Test
    void completion_knowsTheCommandsAndTheirValues() {
        assertThat(CommandRun.of("completion").out())
                .contains("validate", "--server-properties", "--bootstrap-server", "SASL_PLAINTEXT", "DescribeConfigs");
    }

    @Test
    void schema_isAJsonSchemaOfPolicies() throws Exception {
        CommandRun run = CommandRun.of("policy", "schema");

        assertThat(run.exitCode()).isZero();
        var schema = new ObjectMapper().readTree(run.out());
        assertThat(schema.path("$schema").asText()).startsWith("https://json-schema.org/");
        assertThat(schema.path("properties").has("bindings")).isTrue();
    }
}
