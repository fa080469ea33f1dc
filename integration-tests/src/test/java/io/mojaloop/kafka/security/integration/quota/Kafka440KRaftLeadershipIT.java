/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Told since 4.0 (KAFKA-18225). */
class Kafka440KRaftLeadershipIT extends LeadershipContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.KRAFT_4_4, spec(Brokers.KRAFT_4_4));

    @Override
    TestCluster cluster() {
        return CLUSTER;
    }

    @Override
    String source() {
        return "TOLD";
    }

    /** Kafka 4 tells of all that are registered, the fenced ones too. */
    @Override
    int brokersAfterACrash() {
        return 3;
    }
}
