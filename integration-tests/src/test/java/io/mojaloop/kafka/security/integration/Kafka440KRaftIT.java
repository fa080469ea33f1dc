/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import io.mojaloop.kafka.security.integration.contract.FullContract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka440KRaftIT implements FullContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_4_4);

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
