/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.CommandRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What needs no cluster; what does is in QuotaStatusIT. */
class StatusCommandTest {
    private static CommandRun run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("quota", "status"));
        all.addAll(Arrays.asList(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void help_namesExitCodesExamplesAndDefaults() {
        CommandRun help = run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("Exit status:", "nothing tells what is used", "Examples:", "--jmx kafka-1:9999")
                .contains("kafka-security-quota-status by default", "every 5 seconds");
        assertThat(help.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @CsvSource({
        "--timeout=0, --timeout must be 1 to 3600",
        "--watch=0, --watch must be",
        "--watch=often, --watch",
        "--type=bytes, 'produce, consume, request or mutations, not ''bytes'''",
        "--jmx=kafka-1, 'neither host:port nor a URL'",
        "--jmx-password-file=/nowhere, --jmx-password-file needs --jmx",
        "--policy=/nowhere.yaml, there is no file /nowhere.yaml",
        "--command-config=/nowhere, cannot read /nowhere"
    })
    void wrongUsage_isRefused_beforeAnyClusterIsAsked(String argument, String message) {
        CommandRun run = run("--bootstrap-server", "127.0.0.1:1", argument);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void withoutACluster_itIsWrongUsage() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run().err()).contains("--bootstrap-server");
    }

    /** A port that takes connections and never says anything. */
    @Test
    void silentCluster_isGivenUp_withAHint() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            CommandRun run = run("--bootstrap-server", "127.0.0.1:" + silent.getLocalPort(), "--timeout", "1");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("did not answer within 1 s", "--command-config (TLS, SASL)");
            assertThat(run.out()).isEmpty();
        }
    }
}
