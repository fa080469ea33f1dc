/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Rights with an end. */
public interface ExpiryContract extends PolicyContract {

    @Test
    default void binding_endsOnTime_withoutAReload() {
        String topic = cluster().newTopic("lent");
        Client guest = cluster().newClient("guest");
        Client owner = cluster().newClient("owner");
        Instant end = Instant.now().plusSeconds(4);
        enforce("""
                version: 1
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s", until: %s}
                  - {role: writer, to: "%s"}
                """.formatted(topic, guest.principal(), end, owner.principal()));
        Metrics broker = cluster().metrics(1, "broker");
        long version = broker.count("PolicyVersion");

        AtomicReference<Instant> lastAllowedAsked = new AtomicReference<>(Instant.MIN);
        AtomicReference<Instant> refusalAnswered = new AtomicReference<>(Instant.MIN);
        guest.withProducer(
                Map.of("enable.idempotence", "false"),
                producer -> await("the end").until(() -> {
                    Instant asked = Instant.now();
                    String outcome = outcome(() -> get(producer.send(new ProducerRecord<>(topic, "a"))));
                    refusalAnswered.set(Instant.now());
                    if (outcome.equals("ok")) {
                        lastAllowedAsked.set(asked);
                    }
                    return outcome.equals("TopicAuthorizationException");
                }));

        assertThat(refusalAnswered.get()).as("first refusal").isAfterOrEqualTo(end);
        assertThat(lastAllowedAsked.get())
                .as("last request that was allowed")
                .isBetween(end.minusSeconds(4), end.plusSeconds(1));
        for (Metrics instance : cluster().instances()) {
            await(instance.name()).until(() -> instance.count("EndedBindings") == 1);
            assertThat(instance.count("PolicyVersion")).isEqualTo(version);
        }
        owner.produce(topic, "b");
    }
}
