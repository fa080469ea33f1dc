/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.audit.TrailFolders;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Broker and controller in one node, with the reporter. */
class Kafka440KRaftQuotaWatchIT implements QuotaWatchContract {
    private static final TrailFolders TRAILS = TrailFolders.create(1);
    private static final PolicyFile POLICY = PolicyFile.holding("version: 1\n");

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            QuotaWatchContract.brokers(Brokers.KRAFT_4_4, POLICY, TRAILS).serverProperty("metric.reporters", REPORTER));

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    public PolicyFile policy() {
        return POLICY;
    }

    @Override
    public TrailFolders trails() {
        return TRAILS;
    }

    @Override
    public boolean withReporter() {
        return true;
    }
}
