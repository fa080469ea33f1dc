/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka392ZooKeeperClusterTenantIT implements ClusterTenantContract {
    @RegisterExtension
    static final TestCluster CLUSTER = ClusterTenantContract.cluster(Brokers.ZOOKEEPER_3_9);

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
