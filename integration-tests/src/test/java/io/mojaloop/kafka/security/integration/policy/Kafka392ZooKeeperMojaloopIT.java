/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka392ZooKeeperMojaloopIT implements MojaloopContract {
    @RegisterExtension
    static final TestCluster CLUSTER =
            TestCluster.of(Brokers.ZOOKEEPER_3_9, MojaloopContract.brokers(Brokers.ZOOKEEPER_3_9));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
