/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Never told: each node asks, through the inter-broker listener with mutual TLS. */
class Kafka392KRaftLeadershipIT extends LeadershipContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_3_9, spec(Brokers.KRAFT_3_9));

    @Override
    TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    String source() {
        return "WATCHED";
    }
}
