/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.policy.LogText;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a cluster was asked for in vain: tells why, and what to do about it. */
enum AclFailure {
    READING("read ACLs", "Describe", "could not tell its ACLs", "", ExitCode.UNUSABLE),
    ADDING("add ACLs", "Alter", "did not take all ACLs", AclFailure.AGAIN, ExitCode.INTERNAL),
    DELETING("delete ACLs", "Alter", "did not delete all ACLs", AclFailure.AGAIN, ExitCode.INTERNAL);

    private static final String AGAIN = ". Some changes may have been made; run it again to make the rest";
    private static final int MOST_CAUSES = 4;

    private final String deed;
    private final String right;
    private final String outcome;
    private final String advice;
    private final int exitCode;

    AclFailure(String deed, String right, String outcome, String advice, int exitCode) {
        this.deed = deed;
        this.right = right;
        this.outcome = outcome;
        this.advice = advice;
        this.exitCode = exitCode;
    }

    CommandException because(Throwable cause, ClusterAccess access) {
        return new CommandException(exitCode, access.name() + " " + text(cause, access));
    }

    private String text(Throwable cause, ClusterAccess access) {
        if (cause instanceof ClusterAuthorizationException) {
            return "does not let this client " + deed + ": it needs " + right
                    + " on the cluster. Name another client in --command-config";
        }
        if (cause instanceof SecurityDisabledException) {
            return "has no authorizer, so it has no ACLs (authorizer.class.name is not set)";
        }
        if (cause instanceof AuthenticationException) {
            return "does not accept this client: " + causes(cause) + ". Look into --command-config";
        }
        if (cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException) {
            return "did not answer within " + Count.of(access.timeoutSeconds(), "second")
                    + (advice.isEmpty() ? unreachable(access) : advice);
        }
        return outcome + ": " + causes(cause) + advice;
    }

    private static String unreachable(ClusterAccess access) {
        return ". Is the address right, and does"
                + (access.config().isEmpty()
                        ? " the listener need a --command-config (TLS, SASL)?"
                        : " security.protocol in --command-config fit the listener?");
    }

    /** The messages of an error and of what caused it, each once. */
    static String causes(Throwable error) {
        StringBuilder text = new StringBuilder();
        Throwable one = error;
        for (int depth = 0; one != null && depth < MOST_CAUSES; depth++, one = one.getCause()) {
            String message = one.getMessage() == null ? one.getClass().getSimpleName() : one.getMessage();
            if (text.indexOf(message) < 0) {
                text.append(text.isEmpty() ? "" : ": ").append(message);
            }
        }
        return LogText.escape(text.toString());
    }
}
