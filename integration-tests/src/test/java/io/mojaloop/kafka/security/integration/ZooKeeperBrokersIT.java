/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** ZooKeeper mode: ACLs stay where Kafka and kafka-acls keep them, and reach every broker from there. */
class ZooKeeperBrokersIT {
    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.ZOOKEEPER_3_9, Brokers.ZOOKEEPER_3_9.ours().nodes(2).zookeeperChroot("/kafka"));

    @Test
    void aclChangedThroughOneBroker_takesEffectOnTheOther() {
        String topic = newTopicLedBy(2);
        Client writer = CLUSTER.newClient("writer");
        AclBinding rule = allow(writer, WRITE, topic(topic));

        CLUSTER.acls(1).grant(rule);
        CLUSTER.acls(2).awaitPresent(rule);
        writer.produce(topic, "a");

        CLUSTER.acls(1).revoke(rule);
        CLUSTER.acls(2).awaitAbsent(rule);
        assertThatThrownBy(() -> writer.produce(topic, "b")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void acls_areStoredWhereKafkaKeepsThem() throws Exception {
        AclBinding literal = allow(CLUSTER.newClient("alice"), WRITE, topic(TestCluster.unique("stored")));
        AclBinding prefixed = allow(CLUSTER.newClient("alice"), WRITE, topics(TestCluster.unique("stored")));
        CLUSTER.acls().grant(literal, prefixed);

        assertThat(zooKeeper("get", "/kafka-acl/Topic/" + literal.pattern().name()))
                .contains(literal.entry().principal(), "Write", "Allow");
        assertThat(zooKeeper(
                        "get",
                        "/kafka-acl-extended/prefixed/Topic/"
                                + prefixed.pattern().name()))
                .contains(prefixed.entry().principal(), "Write", "Allow");
    }

    /** The way of old scripts: past the brokers. */
    @Test
    void aclWrittenByKafkaAclsToZooKeeper_reachesBothBrokers() throws Exception {
        String topic = newTopicLedBy(2);
        Client writer = CLUSTER.newClient("writer");

        assertThat(run(
                        "kafka.admin.AclCommand",
                        "--authorizer-properties",
                        "zookeeper.connect=" + CLUSTER.kit().zookeeperConnect().orElseThrow(),
                        "--add",
                        "--allow-principal",
                        writer.principal(),
                        "--operation",
                        "Write",
                        "--topic",
                        topic))
                .contains("Adding ACLs");
        AclBinding rule = allow(writer, WRITE, topic(topic));
        CLUSTER.acls(1).awaitPresent(rule);
        CLUSTER.acls(2).awaitPresent(rule);
        writer.produce(topic, "a");
    }

    /** A broker that was away has missed the notification and reads everything again. */
    @Test
    void aclRevokedWhileABrokerIsAway_isGoneWhenItReturns() {
        String topic = newTopicLedBy(2);
        Client writer = CLUSTER.newClient("writer");
        AclBinding rule = allow(writer, WRITE, topic(topic));
        CLUSTER.acls(1).grant(rule);
        CLUSTER.acls(2).awaitPresent(rule);
        writer.produce(topic, "a");

        CLUSTER.kit().stop(2);
        CLUSTER.acls(1).revoke(rule);
        CLUSTER.kit().start(2);

        assertThat(CLUSTER.acls(2).find(rule.toFilter())).isEmpty();
        assertThatThrownBy(() -> writer.produce(topic, "b")).isInstanceOf(TopicAuthorizationException.class);
    }

    private static String newTopicLedBy(int node) {
        String topic = TestCluster.unique("orders");
        CLUSTER.acls().admin().createTopic(new NewTopic(topic, Map.of(0, List.of(node))));
        return topic;
    }

    private static String zooKeeper(String... command) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(
                List.of("-server", CLUSTER.kit().zookeeperConnect().orElseThrow()));
        arguments.addAll(List.of(command));
        return run("org.apache.zookeeper.ZooKeeperMain", arguments.toArray(String[]::new));
    }

    /** With the brokers' own right to ZooKeeper. */
    private static String run(String mainClass, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.security.auth.login.config="
                        + CLUSTER.kit().zookeeperJaas().orElseThrow(),
                "-cp",
                CLUSTER.kit().distribution().libs() + "/*",
                mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
