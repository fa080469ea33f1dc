/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.policy.Policy;
import java.time.Instant;
import java.util.Collection;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a broker's server.properties say about rights, which no client can ask a cluster for. A mixin. */
public final class StandingOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec command;

    @Option(
            names = "--super-users",
            paramLabel = "USERS",
            defaultValue = "",
            description = "super.users of the brokers, for example 'User:broker;User:admin'. A cluster does not tell.")
    private String superUsers = "";

    @Option(names = "--allow-everyone-if-no-acl-found", description = "As with that key of the brokers set to true.")
    private boolean everyoneIfNoAcl;

    /** Whether super users were named. */
    public boolean superUsersGiven() {
        return !superUsers.isEmpty();
    }

    /**
     * What brokers with these settings decide.
     *
     * @throws ParameterException if {@code --super-users} holds what is no principal
     */
    public Explainer explainer(Policy policy, Collection<AclBinding> acls, Instant at) {
        try {
            return Explainer.of(policy, acls, superUsers, everyoneIfNoAcl, at);
        } catch (ConfigException e) {
            throw new ParameterException(command.commandLine(), "--super-users: " + e.getMessage(), e);
        }
    }
}
