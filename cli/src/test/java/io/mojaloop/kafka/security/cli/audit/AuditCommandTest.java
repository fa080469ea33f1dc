/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"keygen", "verify", "report", "tail", "search"})
    void helpOfEachCommand_hasExamplesAndExitStatus_andFitsATerminal(String command) {
        CommandRun run = CommandRun.of("audit", command, "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:", "Exit status:", "kafka-security audit " + command);
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void help_showsCommandsExamplesAndExitStatus() {
        CommandRun run = CommandRun.of("audit", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("keygen", "verify", "report", "tail", "search", "Examples:", "Exit status:");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void noCommand_isWrongUsage() {
        CommandRun run = CommandRun.of("audit");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Missing required subcommand", "kafka-security audit --help");
    }

    @Test
    void completion_knowsTheCommandsAndTheirOptions() {
        assertThat(CommandRun.of("completion").out())
                .contains("keygen", "verify", "report", "tail", "search", "--public-key", "--anchors-out", "--follow");
    }
}
