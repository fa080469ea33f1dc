/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka440KRaftMojaloopIT implements MojaloopContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_4_4, MojaloopContract.brokers(Brokers.KRAFT_4_4));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
