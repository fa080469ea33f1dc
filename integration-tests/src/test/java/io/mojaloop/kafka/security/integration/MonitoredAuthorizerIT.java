/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The subclass for Kafka 4.1 and later: decides like PolicyAuthorizer, and its metrics are the broker's too. */
class MonitoredAuthorizerIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            Brokers.KRAFT_4_4
                    .ours()
                    .authorizer("io.mojaloop.kafka.security.authorizer.monitored.MonitoredPolicyAuthorizer"));

    @Test
    void decisions_areMadeAndGivenToTheBrokersMetrics() {
        String topic = CLUSTER.newTopic("monitored");
        Client writer = CLUSTER.newClient("writer");
        Client rogue = CLUSTER.newClient("rogue");
        CLUSTER.acls().grant(allow(writer, WRITE, topic(topic)));

        writer.produceIdempotent(topic, "a");
        assertThatThrownBy(() -> rogue.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);

        assertThat(number("broker", "denied-by-default-total")).isPositive();
        assertThat(number("broker", "allowed-by-rule-total")).isPositive();
        assertThat(number("broker", "acls-total-count")).isEqualTo(1);
        assertThat(number("controller", "acls-total-count")).isEqualTo(1);
        assertThat(number("broker", "authorization-denied-rate-per-minute")).isNotNegative();
    }

    /** Kafka adds tags of its own choice to the name, so it is looked for. */
    private static double number(String role, String attribute) {
        MBeanServerConnection jmx = CLUSTER.kit().jmx(1);
        return Calls.run(() -> {
            Set<ObjectName> found = jmx.queryNames(
                    new ObjectName("kafka.server:type=plugins,class=MonitoredPolicyAuthorizer,role=" + role + ",*"),
                    null);
            assertThat(found).hasSize(1);
            return ((Number) jmx.getAttribute(found.iterator().next(), attribute)).doubleValue();
        });
    }
}
