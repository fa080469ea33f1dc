/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.contract.Contract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;
import org.junit.jupiter.api.BeforeEach;

/**
 * A part of what a policy file means to real brokers. Each test puts a policy of its own in force, and what it does not
 * mention is as without a policy.
 */
public interface PolicyContract extends Contract {
    String BUILDER = "io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder";

    /** Allows nothing and guards nothing. */
    String NOTHING = "# nothing\nversion: 1\n";

    PolicyFile policy();

    @BeforeEach
    default void beginWithout() {
        enforce(NOTHING);
    }

    /** Replaces the policy, and returns when every instance has it. */
    default void enforce(String document) {
        awaitInForce(policy().replace(document));
    }

    default void awaitInForce(String sha256) {
        awaitInForce(cluster(), sha256);
    }

    static void awaitInForce(TestCluster cluster, String sha256) {
        for (Metrics instance : cluster.instances()) {
            await(instance.name())
                    .untilAsserted(() -> assertThat(instance.text("PolicySha256"))
                            .as("policy in force of the %s: %s", instance.name(), instance.text("PolicyProblem"))
                            .isEqualTo(sha256));
        }
    }

    /** The instance that decides on what KRaft forwards: in ZooKeeper mode there is only one. */
    default Metrics deciderOfAdministration() {
        return cluster().metrics(1, cluster().brokers().kraft() ? "controller" : "broker");
    }

    static ClusterSpecBuilder withPolicy(Brokers brokers, PolicyFile file, int reloadIntervalMs) {
        return brokers.ours()
                .serverProperty("security.policy.file", file.path().toString())
                .serverProperty("security.policy.reload.interval.ms", Integer.toString(reloadIntervalMs));
    }

    /** Nobody is kept out by anything but the policy: whoever comes without credentials is a super user. */
    static ClusterSpecBuilder open(Brokers brokers, PolicyFile file) {
        return withPolicy(brokers, file, 100)
                .serverProperty("principal.builder.class", BUILDER)
                .serverProperty("listener.name.mtls.ssl.client.auth", "requested")
                .serverProperty("delegation.token.secret.key", "for-tests-only")
                .plaintextListener()
                .superUsers("User:broker", "User:admin", "User:ANONYMOUS")
                .scramUsers("alice", "rogue");
    }
}
