/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class AclFailureTest {
    private static final ClusterAccess BARE = new ClusterAccess("kafka:9093", Optional.empty(), 15);
    private static final ClusterAccess CONFIGURED = new ClusterAccess("kafka:9093", Optional.of(Path.of("c")), 1);

    private static String text(AclFailure failure, Throwable cause, ClusterAccess access) {
        return failure.because(cause, access).getMessage();
    }

    @Test
    void aRefusal_namesTheMissingRight() {
        Throwable cause = new ClusterAuthorizationException("no");

        assertThat(text(AclFailure.READING, cause, BARE))
                .isEqualTo(
                        "kafka:9093 does not let this client read ACLs: it needs Describe on the cluster. Name another"
                                + " client in --command-config");
        assertThat(text(AclFailure.ADDING, cause, BARE)).contains("let this client add ACLs: it needs Alter on");
        assertThat(text(AclFailure.DELETING, cause, BARE)).contains("let this client delete ACLs: it needs Alter on");
    }

    @Test
    void otherCauses_haveTheirRemedies() {
        assertThat(text(AclFailure.READING, new SecurityDisabledException("x"), BARE))
                .contains("has no authorizer, so it has no ACLs");
        assertThat(text(AclFailure.READING, new SaslAuthenticationException("wrong password"), BARE))
                .isEqualTo("kafka:9093 does not accept this client: wrong password. Look into --command-config");
        assertThat(text(AclFailure.ADDING, new InvalidRequestException("a\u001b", new RuntimeException("b")), BARE))
                .startsWith("kafka:9093 did not take all ACLs: a")
                .contains(": b. Some changes may have been made; run it again")
                .doesNotContain("\u001b");
    }

    @Test
    void silence_isAboutTheListener_beforeAnythingWasAnswered() {
        assertThat(text(AclFailure.READING, new TimeoutException("x"), BARE))
                .isEqualTo(
                        "kafka:9093 did not answer within 15 seconds. Is the address right, and does the listener need"
                                + " a --command-config (TLS, SASL)?");
        assertThat(text(AclFailure.READING, new java.util.concurrent.TimeoutException(), CONFIGURED))
                .contains("within 1 second. ", "security.protocol in --command-config fit the listener?");
        assertThat(text(AclFailure.ADDING, new TimeoutException("x"), BARE))
                .isEqualTo(
                        "kafka:9093 did not answer within 15 seconds. Some changes may have been made; run it again to"
                                + " make the rest");
    }

    @Test
    void aFailedChange_hasAnExitCodeOfItsOwn() {
        CommandException reading = AclFailure.READING.because(new TimeoutException("x"), BARE);
        CommandException adding = AclFailure.ADDING.because(new TimeoutException("x"), BARE);

        assertThat(reading.exitCode()).isEqualTo(ExitCode.UNUSABLE);
        assertThat(adding.exitCode()).isEqualTo(ExitCode.INTERNAL);
    }
}
