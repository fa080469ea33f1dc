/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import io.mojaloop.kafka.security.integration.contract.FullContract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract on any other Kafka from 3.7 on, by hand:
 *
 * <pre>mvn verify -pl integration-tests -am -Dit.test=ChosenKafkaIT -Dit.kafka=3.7.2 -Dit.mode=zookeeper \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false</pre>
 *
 * {@code it.mode} is {@code kraft} unless given.
 */
@EnabledIfSystemProperty(named = "it.kafka", matches = ".+")
class ChosenKafkaIT implements FullContract {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(Brokers.chosen());

    @Override
    public TestCluster cluster() {
        return CLUSTER;
    }
}
