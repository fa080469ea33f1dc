/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka392KRaftPolicyIT implements FullPolicyContract {
    private static final PolicyFile POLICY = PolicyFile.holding(NOTHING);

    @RegisterExtension
    static final TestCluster CLUSTER =
            TestCluster.of(Brokers.KRAFT_3_9, PolicyContract.open(Brokers.KRAFT_3_9, POLICY));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public PolicyFile policy() {
        return POLICY;
    }
}
