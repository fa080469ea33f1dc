/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract of the policy on any other Kafka from 3.7 on, by hand; like {@link
 * io.mojaloop.kafka.security.integration.policy.FullPolicyContract} on the versions of every build:
 *
 * <pre>mvn verify -pl integration-tests -am -Dit.test=ChosenKafkaPolicyIT -Dit.kafka=3.7.2 -Dit.mode=kraft \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 */
@EnabledIfSystemProperty(named = "it.kafka", matches = ".+")
class ChosenKafkaPolicyIT implements FullPolicyContract {
    private static final PolicyFile POLICY = PolicyFile.holding(NOTHING);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.chosen(), PolicyContract.open(Brokers.chosen(), POLICY));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public PolicyFile policy() {
        return POLICY;
    }
}
