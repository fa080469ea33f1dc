/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Told with every UpdateMetadata. */
class Kafka392ZooKeeperLeadershipIT extends LeadershipContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.ZOOKEEPER_3_9, spec(Brokers.ZOOKEEPER_3_9));

    @Override
    TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    String source() {
        return "TOLD";
    }
}
