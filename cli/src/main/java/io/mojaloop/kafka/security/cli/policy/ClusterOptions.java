/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.acls.AclStore;
import io.mojaloop.kafka.security.cli.policy.acls.ClusterAccess;
import io.mojaloop.kafka.security.cli.policy.acls.ClusterAclStore;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.acl.AclBinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name a live cluster, and the way to its ACLs. A mixin. */
final class ClusterOptions {
    private static final int MOST_TIMEOUT_SECONDS = 3600;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(names = "--bootstrap-server", paramLabel = "HOST:PORT", description = "A broker of the live cluster.")
    private @Nullable String bootstrapServer;

    @Option(
            names = "--command-config",
            paramLabel = "FILE",
            description = "Properties of the client that asks that cluster, as for kafka-acls. To read ACLs it needs"
                    + " Describe on the cluster, to change them Alter.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "15",
            description = "How long the cluster may take to answer; ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds = 15;

    /** The cluster, if one was named. */
    Optional<String> cluster() {
        return Optional.ofNullable(bootstrapServer);
    }

    /** The properties of the client, if they were named. */
    Optional<Path> commandConfig() {
        return Optional.ofNullable(commandConfig);
    }

    /** Looks at the options only. @throws ParameterException if they do not fit */
    void check() {
        if (timeoutSeconds < 1 || timeoutSeconds > MOST_TIMEOUT_SECONDS) {
            throw new ParameterException(
                    command.commandLine(), "--timeout must be 1 to " + MOST_TIMEOUT_SECONDS + " seconds");
        }
        if (bootstrapServer == null && commandConfig != null) {
            throw new ParameterException(command.commandLine(), "--command-config needs --bootstrap-server");
        }
    }

    /**
     * Asks the cluster for all its ACLs; none if no cluster was named.
     *
     * @throws ParameterException if the options do not fit
     * @throws CommandException with exit code 2 and a remedy if the cluster does not answer or refuses
     */
    List<AclBinding> read() {
        check();
        if (bootstrapServer == null) {
            return List.of();
        }
        try (AclStore store = open()) {
            return store.acls();
        }
    }

    /**
     * Makes a client of the cluster, which must be named.
     *
     * @throws CommandException with exit code 2 if the client cannot be made
     */
    AclStore open() {
        String server = cluster().orElseThrow();
        return ClusterAclStore.open(new ClusterAccess(server, commandConfig(), timeoutSeconds), this::warn);
    }

    private void warn(String text) {
        PrintWriter err = command.commandLine().getErr();
        err.println("kafka-security: " + text);
        err.flush();
    }
}
