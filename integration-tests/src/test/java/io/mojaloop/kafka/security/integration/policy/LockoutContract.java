/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A policy that would cut off the cluster from itself, or its last administrator, does not replace a good one. */
public interface LockoutContract extends PolicyContract {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {transports: [SASL_SSL]}                                     | lockout-transport      | INTERNAL
            {listeners: {INTERNAL: {only: ["User:admin"]}}}              | lockout-listener       | User:broker
            {administration: {from: [10.0.0.0/8], except: ["User:alice"]}} | lockout-administration | User:broker
            {listeners: {CLIENT: {only: ["User:alice"]}, MTLS: {only: ["User:alice"]}, PLAIN: {only: ["User:alice"]}}} | lockout-administrator | User:admin
            """)
    default void policyThatLocksOut_isRefused_andTheClusterGoesOn(String guardrails, String code, String whom) {
        String topic = cluster().newTopic("served");
        Client writer = cluster().newClient("writer");
        String role = """
                version: 1
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s"}
                """.formatted(topic, writer.principal());
        enforce(role);
        Metrics broker = cluster().metrics(1, "broker");
        String inForce = broker.text("PolicySha256");

        policy().replace("guardrails: " + guardrails + "\n" + role);

        for (Metrics instance : cluster().instances()) {
            await(instance.name() + " refuses")
                    .until(() -> instance.text("PolicyOutcome").equals("REFUSED"));
            assertThat(instance.text("PolicyProblem")).contains("[" + code + "]", whom);
            assertThat(instance.text("PolicySha256")).isEqualTo(inForce);
        }
        cluster().serverLog().awaitLine(policy().path().toString(), "error: ", "would cut off", "[" + code + "]");
        writer.produce(topic, "a");
        assertThat(outcome(() -> cluster().newClient("other").produce(topic, "a")))
                .isEqualTo("TopicAuthorizationException");
        cluster().newTopic("served");
    }
}
