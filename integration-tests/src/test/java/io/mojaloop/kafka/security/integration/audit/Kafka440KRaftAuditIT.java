/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

class Kafka440KRaftAuditIT implements FullAuditContract {
    private static final TrailFolders TRAILS = TrailFolders.create(2);

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4, AuditedBrokers.of(Brokers.KRAFT_4_4, TRAILS).separateController());

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public TrailFolders trails() {
        return TRAILS;
    }
}
