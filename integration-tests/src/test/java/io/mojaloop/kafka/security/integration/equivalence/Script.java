/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.equivalence;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.config.ConfigResource.Type.BROKER;
import static org.apache.kafka.common.config.ConfigResource.Type.TOPIC;

import io.mojaloop.kafka.security.integration.support.AdminCalls;
import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/**
 * Every principal of the {@link Town} tries everything on everything, through real clients. What came of it, by what was
 * tried: {@code ok}, an exception's name, or what was seen.
 */
final class Script {
    private final Map<String, String> outcomes = new TreeMap<>();

    private Script() {}

    static Map<String, String> run(TestCluster cluster) {
        Script script = new Script();
        Town.TOPICS.forEach(cluster::createTopic);
        Client superUser = cluster.superUser();
        Town.TOPICS.forEach(topic -> superUser.produce(topic, "first"));
        Town.GROUPS.forEach(group -> superUser.consume("audit", group, 1));
        cluster.acls().grant(Town.rules());
        for (String principal : Town.PRINCIPALS) {
            Client client = cluster.client(Credentials.certificate(principal));
            script.write(principal, client);
            script.read(principal, client);
            client.administer(admin -> {
                script.topics(principal, admin);
                script.groups(principal, admin);
                script.cluster(principal, admin);
            });
        }
        return script.outcomes;
    }

    private void tried(String principal, String what, Runnable call) {
        outcomes.put(principal + " " + what, Calls.outcome(call));
    }

    private void seen(String principal, String what, Supplier<? extends Collection<?>> call) {
        TreeSet<String> seen = new TreeSet<>();
        String outcome = Calls.outcome(() -> call.get().forEach(each -> seen.add(String.valueOf(each))));
        outcomes.put(principal + " sees " + what, outcome + " " + seen);
    }

    private void write(String principal, Client client) {
        client.withProducer(
                Map.of("enable.idempotence", "false"),
                producer -> Town.TOPICS.forEach(topic -> tried(
                        principal, "writes " + topic, () -> get(producer.send(new ProducerRecord<>(topic, "v"))))));
        tried(principal, "writes pay idempotently", () -> client.produceIdempotent("pay", "v"));
        tried(principal, "writes pay-in-eu idempotently", () -> client.produceIdempotent("pay-in-eu", "v"));
        for (String id : Town.TRANSACTIONAL_IDS) {
            tried(principal, "writes pay in " + id, () -> client.produceInTransaction(id, "pay", "v"));
        }
    }

    private void read(String principal, Client client) {
        Map<String, String> settings = Map.of("max.poll.records", "1");
        for (String group : Town.GROUPS) {
            // A group of its own for each, so that everybody finds the first record.
            tried(
                    principal,
                    "reads pay-in as " + group + "-new",
                    () -> client.consume(settings, "pay-in", group + "-new-" + principal, 1));
        }
        for (String topic : Town.TOPICS) {
            tried(principal, "reads " + topic + " as g", () -> client.consumeFromStart(topic, "g"));
        }
    }

    private void topics(String principal, AdminCalls admin) {
        seen(principal, "topics", () -> {
            TreeSet<String> known = new TreeSet<>(admin.topics());
            known.retainAll(Town.TOPICS);
            return known;
        });
        for (String topic : Town.TOPICS) {
            Map<TopicPartition, RecordsToDelete> none =
                    Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(0));
            seen(principal, "operations on " + topic, () -> admin.topicOperations(topic));
            tried(
                    principal,
                    "deletes records of " + topic,
                    () -> get(admin.client().deleteRecords(none).all()));
            tried(principal, "describes configs of " + topic, () -> admin.describeConfig(TOPIC, topic));
            tried(
                    principal,
                    "alters configs of " + topic,
                    () -> admin.setConfig(TOPIC, topic, "retention.ms", "604800000"));
            tried(
                    principal,
                    "adds no partition to " + topic,
                    () -> get(admin.client()
                            .createPartitions(Map.of(topic, NewPartitions.increaseTo(1)))
                            .all()));
        }
        for (String made : List.of("made-" + principal, "else-" + principal)) {
            tried(principal, "creates " + made, () -> admin.createTopic(made));
            tried(principal, "deletes " + made, () -> admin.deleteTopic(made));
        }
    }

    private void groups(String principal, AdminCalls admin) {
        seen(
                principal,
                "groups",
                () -> admin.groups().stream().filter(Town.GROUPS::contains).toList());
        for (String group : Town.GROUPS) {
            seen(principal, "operations on " + group, () -> admin.groupOperations(group));
            tried(principal, "asks offsets of " + group, () -> admin.groupOffsets(group));
            tried(
                    principal,
                    "deletes " + group + "-none",
                    () -> get(admin.client()
                            .deleteConsumerGroups(List.of(group + "-none"))
                            .all()));
        }
        for (String id : Town.TRANSACTIONAL_IDS) {
            tried(principal, "describes transaction " + id, () -> admin.describeTransaction(id));
        }
    }

    private void cluster(String principal, AdminCalls admin) {
        AclBinding binding = allow("User:later", "*", WRITE, topic("later"));
        seen(
                principal,
                "operations on the cluster",
                () -> get(admin.client()
                        .describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                        .authorizedOperations()));
        tried(
                principal,
                "describes acls",
                () -> get(admin.client().describeAcls(AclBindingFilter.ANY).values()));
        tried(
                principal,
                "creates acls",
                () -> get(admin.client().createAcls(List.of(binding)).all()));
        tried(
                principal,
                "deletes acls",
                () -> get(admin.client().deleteAcls(List.of(binding.toFilter())).all()));
        tried(principal, "describes broker configs", () -> admin.describeConfig(BROKER, "1"));
        tried(principal, "alters broker configs", () -> admin.setConfig(BROKER, "1", "log.cleaner.threads", "1"));
        tried(
                principal,
                "describes log dirs",
                () -> get(admin.client().describeLogDirs(List.of(1)).allDescriptions()));
        tried(
                principal,
                "describes quotas",
                () -> get(admin.client()
                        .describeClientQuotas(ClientQuotaFilter.all())
                        .entities()));
        tried(
                principal,
                "describes SCRAM users",
                () -> get(admin.client().describeUserScramCredentials().all()));
        tried(
                principal,
                "describes producers",
                () -> get(admin.client()
                        .describeProducers(List.of(new TopicPartition("pay", 0)))
                        .all()));
        tried(
                principal,
                "elects leaders",
                () -> get(admin.client()
                        .electLeaders(ElectionType.PREFERRED, null)
                        .all()));
        seen(
                principal,
                "transactions",
                () -> get(admin.client().listTransactions().all()).stream()
                        .map(each -> each.transactionalId())
                        .toList());
    }
}
