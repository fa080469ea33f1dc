/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka392KRaftQuotaIT implements KafkaQuotaContract, PolicyQuotaContract {
    private static final PolicyFile POLICY = PolicyFile.holding(NOTHING);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_3_9, QuotaBrokers.with(Brokers.KRAFT_3_9, POLICY));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public PolicyFile policy() {
        return POLICY;
    }
}
