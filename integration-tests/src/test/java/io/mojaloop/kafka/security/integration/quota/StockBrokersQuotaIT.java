/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Brokers without any plug-in keep the contract of Kafka's own quotas: it asks for nothing that is not Kafka's. */
class StockBrokersQuotaIT implements KafkaQuotaContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_4_4, QuotaBrokers.without(Brokers.KRAFT_4_4));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
