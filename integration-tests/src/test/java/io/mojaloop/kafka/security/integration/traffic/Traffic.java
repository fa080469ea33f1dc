/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.traffic;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.config.ConfigResource.Type.BROKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.AdminCalls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;

/**
 * Clients of every kind that ask all nodes without a pause, while something happens to the nodes. The answers of one kind
 * are known: a service is never refused and loses nothing; a rogue, whom no rule allows, and an outcast, whom a rule
 * allows and another denies, are refused each time. Whatever is no answer (a node is away) is no decision.
 */
public final class Traffic implements AutoCloseable {
    /** A refused client gives up early and asks again. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "enable.idempotence", "false",
            "request.timeout.ms", "1000",
            "delivery.timeout.ms", "1500",
            "max.block.ms", "1500");

    private final Flow flow;
    private final List<Attempts> refused = new ArrayList<>();
    private final List<Attempts> allowed = new ArrayList<>();

    public Traffic(TestCluster cluster, String topic) {
        Client service = cluster.newClient("service");
        Client rogue = cluster.newClient("rogue");
        Client outcast = cluster.newClient("outcast");
        Client operator = cluster.newClient("operator");
        String group = TestCluster.unique("traffic");
        List<AclBinding> rules = List.of(
                allow(service, WRITE, topic(topic)),
                allow(service, READ, topic(topic)),
                allow(service, READ, group(group)),
                allow(rogue, DESCRIBE, topic(topic)),
                allow(outcast, ALL, topic(topic)),
                deny(outcast, WRITE, topic(topic)),
                allow(outcast, ALL, CLUSTER),
                deny(outcast, DESCRIBE_CONFIGS, CLUSTER),
                allow(operator, DESCRIBE_CONFIGS, CLUSTER));
        cluster.acls().grant(rules);
        cluster.kit().nodeIds().forEach(node -> rules.forEach(cluster.acls(node)::awaitPresent));
        flow = new Flow(service, topic, group);
        for (Client client : List.of(rogue, outcast)) {
            KafkaProducer<String, String> producer = client.producer(IMPATIENT);
            refused.add(Attempts.of(
                            client.principal() + " writes",
                            () -> get(producer.send(new ProducerRecord<>(topic, "forbidden"))))
                    .closing(producer));
        }
        for (int node : cluster.kit().nodeIds()) {
            refused.add(describing(cluster, node, rogue));
            refused.add(describing(cluster, node, outcast));
            allowed.add(describing(cluster, node, operator));
        }
    }

    /** The configuration of a broker is asked of that broker, from the moment it listens. */
    private static Attempts describing(TestCluster cluster, int node, Client who) {
        String name = who.principal().substring("User:".length());
        Client impatient = cluster.clientOf(node, Credentials.certificate(name));
        impatient.properties().put("request.timeout.ms", "1000");
        impatient.properties().put("default.api.timeout.ms", "1500");
        Admin admin = Admin.create(impatient.properties());
        return Attempts.of(
                        who.principal() + " asks node " + node,
                        () -> new AdminCalls(admin).describeConfig(BROKER, Integer.toString(node)))
                .closing(admin);
    }

    /** Returns when every kind of client got answers since now, and the flow has moved on. */
    public void awaitAnswers() {
        int before = flow.acknowledged();
        List<Long> counts = answers();
        await("answers").until(() -> {
            List<Long> now = answers();
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) < counts.get(i) + 5) {
                    return false;
                }
            }
            return flow.acknowledged() > before + 100;
        });
    }

    private List<Long> answers() {
        List<Long> counts = new ArrayList<>();
        refused.forEach(each -> counts.add(refusals(each)));
        allowed.forEach(each -> counts.add(each.count("ok")));
        return counts;
    }

    private static long refusals(Attempts attempts) {
        return attempts.count("TopicAuthorizationException") + attempts.count("ClusterAuthorizationException");
    }

    /** Ends it all and checks every answer. @return how many decisions were seen */
    public long endWithoutOneWrongDecision() throws InterruptedException {
        flow.endWriting();
        await("all records received").until(flow::everythingReceived);
        close();
        assertThat(flow.errors()).isEmpty();
        assertThat(flow.acknowledged()).isEqualTo(flow.sent());
        assertThat(refused)
                .allSatisfy(
                        each -> assertThat(each.count("ok")).as(each.toString()).isZero());
        assertThat(allowed)
                .allSatisfy(
                        each -> assertThat(refusals(each)).as(each.toString()).isZero());
        System.out.printf("[it] %d records, %s, %s%n", flow.acknowledged(), refused, allowed);
        return flow.acknowledged()
                + answers().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public void close() throws InterruptedException {
        flow.close();
        refused.forEach(Attempts::close);
        allowed.forEach(Attempts::close);
    }
}
