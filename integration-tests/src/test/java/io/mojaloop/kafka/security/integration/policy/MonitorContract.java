/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Monitor mode refuses nothing, and tells what it would. */
public interface MonitorContract extends PolicyContract {
    String NO_TOPIC = "TopicAuthorizationException";

    private static Map<String, Object> row(Client who, String operation, String resource, String rule, long count) {
        return Map.of(
                "principal",
                who.principal(),
                "operation",
                operation,
                "resource",
                resource,
                "rule",
                rule,
                "count",
                count);
    }

    private static String policy(String head, String topic, Client writer, String more) {
        return head + """
                version: 1
                roles:
                  writer: [{allow: All, topic: "%s"}, {deny: Delete, topic: "%s"}]
                bindings:
                  - {role: writer, to: "%s"%s}
                """.formatted(topic, topic, writer.principal(), more);
    }

    @Test
    default void policyInMonitorMode_letsAllWork_andTellsWhoWouldBeRefused() {
        String topic = cluster().newTopic("observed");
        Client writer = cluster().newClient("writer");
        Client stranger = cluster().newClient("stranger");
        Metrics broker = cluster().metrics(1, "broker");
        Metrics decider = deciderOfAdministration();
        enforce(policy("mode: monitor\n", topic, writer, ""));
        long observed = broker.count("AllowedInMonitorMode");

        writer.produce(topic, "a");
        assertThat(broker.count("AllowedInMonitorMode")).isEqualTo(observed);
        assertThat(broker.rows("WouldDeny")).isEmpty();
        stranger.produce(topic, "b");
        stranger.produce(topic, "c");
        stranger.consume(topic, unique("observed"), 3);
        String made = unique("observed");
        stranger.administer(admin -> admin.createTopic(made));
        writer.administer(admin -> admin.deleteTopic(topic));

        assertThat(broker.rows("WouldDeny"))
                .contains(row(stranger, "WRITE", "TOPIC:" + topic, "DefaultDeny", 2))
                .anyMatch(row -> row.get("principal").equals(stranger.principal())
                        && row.get("operation").equals("READ")
                        && row.get("resource").toString().startsWith("GROUP:observed"));
        assertThat(decider.rows("WouldDeny"))
                .anyMatch(row -> row.get("principal").equals(stranger.principal())
                        && row.get("operation").equals("CREATE")
                        && row.get("resource").equals("TOPIC:" + made)
                        && row.get("rule").equals("DefaultDeny"))
                .anyMatch(row -> row.get("principal").equals(writer.principal())
                        && row.get("operation").equals("DELETE")
                        && row.get("resource").equals("TOPIC:" + topic)
                        && row.get("rule").toString().contains("policy.yaml:4")
                        && row.get("rule").toString().contains("deny Delete on Topic:" + topic));
        assertThat(broker.text("PolicyMode")).isEqualTo("MONITOR");
        assertThat(broker.count("AllowedInMonitorMode")).isGreaterThan(observed);
        String write = cluster().brokers().kraft() ? "operation = WRITE" : "Operation = Write";
        assertThat(cluster().authorizerLog().lines(stranger.principal(), write, topic))
                .hasSize(1)
                .allMatch(line -> line.contains(" INFO ")
                        && line.contains(" is Allowed ")
                        && line.contains("based on rule WouldDeny(DefaultDeny)"));
    }

    @Test
    default void changeToEnforce_isAReload() {
        String topic = cluster().newTopic("observed");
        Client writer = cluster().newClient("writer");
        Client stranger = cluster().newClient("stranger");
        enforce(policy("mode: monitor\n", topic, writer, ""));
        stranger.produce(topic, "a");

        enforce(policy("", topic, writer, ""));

        assertThat(outcome(() -> stranger.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> stranger.administer(admin -> admin.createTopic(unique("observed")))))
                .isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> writer.administer(admin -> admin.deleteTopic(topic))))
                .isEqualTo(NO_TOPIC);
        writer.produce(topic, "c");
        for (Metrics instance : cluster().instances()) {
            assertThat(instance.rows("WouldDeny")).as(instance.name()).isEmpty();
        }
    }

    @Test
    default void bindingInMonitorMode_observesItsOwnPrincipalsOnly() {
        String topic = cluster().newTopic("observed");
        String another = cluster().newTopic("observed");
        Client observed = cluster().newClient("observed");
        Client stranger = cluster().newClient("stranger");
        enforce(policy("", topic, observed, ", mode: monitor"));

        observed.produce(topic, "a");
        observed.produce(another, "a");
        assertThat(outcome(() -> stranger.produce(topic, "b"))).isEqualTo(NO_TOPIC);

        assertThat(cluster().metrics(1, "broker").rows("WouldDeny"))
                .contains(row(observed, "WRITE", "TOPIC:" + another, "DefaultDeny", 1))
                .allMatch(row -> row.get("principal").equals(observed.principal()));
        cluster().authorizerLog().awaitLine(observed.principal(), another, " INFO ", "WouldDeny(");

        enforce(policy("", topic, observed, ""));
        assertThat(outcome(() -> observed.produce(another, "b"))).isEqualTo(NO_TOPIC);
        observed.produce(topic, "b");
    }

    @Test
    default void guardrailsInMonitorMode_letPass_andTell() {
        String topic = cluster().newTopic("observed");
        Client plain = cluster().client(Credentials.plaintext());
        enforce("version: 1\nguardrails: {mode: monitor, transports: [SSL, SASL_SSL]}\n");

        plain.produce(topic, "a");
        plain.administer(admin -> admin.createTopic(unique("observed")));

        assertThat(cluster().metrics(1, "broker").rows("WouldDeny"))
                .anyMatch(row -> row.get("operation").equals("WRITE")
                        && row.get("resource").equals("TOPIC:" + topic)
                        && row.get("rule").toString().startsWith("Guardrail(transports"));
        assertThat(deciderOfAdministration().rows("WouldDeny"))
                .anyMatch(row -> row.get("operation").equals("CREATE")
                        && row.get("rule").toString().startsWith("Guardrail(transports"));
    }
}
