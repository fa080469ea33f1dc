/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka440KRaftClusterTenantIT implements ClusterTenantContract {
    @RegisterExtension
    static final TestCluster CLUSTER = ClusterTenantContract.cluster(Brokers.KRAFT_4_4);

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
