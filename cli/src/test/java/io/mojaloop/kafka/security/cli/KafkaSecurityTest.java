/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.demo.DemoCommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KafkaSecurityTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine command = KafkaSecurity.commandLine(new DemoCommand(), Terminal.none());
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void help_showsCommandsExamplesAndExitStatus() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("demo", "completion", "Examples:", "kafka-security demo --kafka 3.9.2", "Exit status:")
                .doesNotContain("\033");
        assertThat(out.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @Test
    void helpOfDemo_namesItsDefaults() {
        assertThat(run("demo", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "4.4.0 by default", "3.7.2, 3.9.2", "Where the cluster keeps its metadata: kraft", "--control");
    }

    @Test
    void version_isPrinted() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("kafka-security ").contains("Kafka clients ");
    }

    @Test
    void noCommand_isWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("demo", "Examples:");
    }

    @Test
    void anUnknownOption_isAnsweredByTheNearest() {
        assertThat(run("demo", "--kep")).isEqualTo(2);
        assertThat(err.toString()).contains("--kep", "--keep");
    }

    @Test
    void anUnknownCommand_isAnsweredByTheNearest() {
        assertThat(run("dmo")).isEqualTo(2);
        assertThat(err.toString()).contains("demo");
    }

    @Test
    void completion_isAScriptForTheWholeCommand() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("complete -F", "kafka-security", "--control", "zookeeper");
    }
}
