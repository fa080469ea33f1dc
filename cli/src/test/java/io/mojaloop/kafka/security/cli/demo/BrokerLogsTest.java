/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerLogsTest {
    @TempDir
    private Path directory;

    private BrokerLogs logs;

    @BeforeEach
    void write() throws IOException {
        Path decisions = Files.writeString(directory.resolve("authorizer.log"), """
                [2026-01-01] INFO Principal = User:a is Denied by rule A (kafka.authorizer.logger)
                [2026-01-01] INFO Principal = User:a is Denied by rule B (kafka.authorizer.logger)
                """);
        Path server = Files.writeString(directory.resolve("server.log"), """
                [2026-01-01] INFO PolicyRefused[problems=[/r/mojaloop.yaml:2:3: error: bad; read [unknown-operation]]] (audit)
                [2026-01-01] ERROR Policy file /r/mojaloop.yaml is refused; version 1 stays in force:
                  /r/mojaloop.yaml:2:3: error: bad; did you mean Read? [unknown-operation] (PolicySource)
                """);
        logs = new BrokerLogs(decisions, server);
    }

    @Test
    void decision_isTheFirstOfItsKind_withoutTheLoggersFrame() {
        assertThat(logs.decision(line -> line.contains("is Denied")))
                .isEqualTo("Principal = User:a is Denied by rule A");
    }

    @Test
    void policyProblem_isTheLineWithThePlace_notTheAuditTrail() {
        assertThat(logs.policyProblem("unknown-operation"))
                .isEqualTo("mojaloop.yaml:2:3: error: bad; did you mean Read? [unknown-operation]");
    }

    @Test
    void whatIsNotThere_isUnmet() {
        assertThatThrownBy(() -> logs.policyProblem("lockout-transport"))
                .isInstanceOf(Unmet.class)
                .hasMessage("no such line in server.log");
        Path nowhere = directory.resolve("nowhere");
        assertThatThrownBy(() -> new BrokerLogs(nowhere, nowhere).decision(line -> true))
                .isInstanceOf(Unmet.class)
                .hasMessageContaining("nowhere");
    }
}
