/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.CommandLine;
import java.nio.file.Path;

/** {@code kafka-security audit}, as an operator calls it. */
final class AuditTool {
    private AuditTool() {}

    static void keygen(Path directory) {
        CommandLine run = CommandLine.run("audit", "keygen", "--out", directory.toString());
        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isZero();
    }

    static CommandLine verify(Path trail, Path publicKey, Path seed) {
        return CommandLine.run(
                "audit", "verify", trail.toString(), "--public-key", publicKey.toString(), "--seed", seed.toString());
    }
}
