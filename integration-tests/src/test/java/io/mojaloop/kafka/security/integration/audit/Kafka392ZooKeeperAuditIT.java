/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka392ZooKeeperAuditIT implements FullAuditContract {
    private static final TrailFolders TRAILS = TrailFolders.create(2);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.ZOOKEEPER_3_9,
            AuditedBrokers.of(Brokers.ZOOKEEPER_3_9, TRAILS).nodes(2));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public TrailFolders trails() {
        return TRAILS;
    }
}
