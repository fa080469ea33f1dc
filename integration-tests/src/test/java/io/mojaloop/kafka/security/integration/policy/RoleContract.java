/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.Metrics;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

/** Roles beside ACLs: what real clients get from either and from both. */
public interface RoleContract extends PolicyContract {
    String NO_TOPIC = "TopicAuthorizationException";
    String NO_GROUP = "GroupAuthorizationException";

    @Test
    default void role_isEnough_toAdministerProduceAndConsume() {
        String prefix = unique("shop");
        Client bySecret = cluster().client(Credentials.scram("alice"));
        Client byCertificate = cluster().newClient("keeper");
        enforce("""
                version: 1
                roles:
                  keeper:
                    - {allow: [Create, AlterConfigs, Delete], topic: "%1$s*"}
                    - {allow: [Read, Write], topic: "%1$s*"}
                    - {allow: Read, group: "%1$s*"}
                bindings:
                  - {role: keeper, to: ["%2$s", "%3$s"]}
                """.formatted(prefix, bySecret.principal(), byCertificate.principal()));

        for (Client keeper : List.of(bySecret, byCertificate)) {
            String topic = unique(prefix);
            keeper.administer(admin -> admin.createTopic(topic));
            await("topic " + topic).until(() -> keeper.visibleTopics().contains(topic));
            keeper.produceIdempotent(topic, "a");
            assertThat(keeper.consume(topic, unique(prefix), 1)).containsExactly("a");
            keeper.administer(admin -> admin.setConfig(ConfigResource.Type.TOPIC, topic, "retention.ms", "3600000"));
            assertThat(outcome(() -> keeper.consume(topic, unique("another"), 1)))
                    .isEqualTo(NO_GROUP);
            assertThat(outcome(() -> keeper.administer(admin -> admin.createTopic(unique("another")))))
                    .isEqualTo(NO_TOPIC);

            Client rogue = cluster().newClient("rogue");
            assertThat(outcome(() -> rogue.produce(topic, "b"))).isEqualTo(NO_TOPIC);
            assertThat(outcome(() -> rogue.consume(topic, unique(prefix), 1))).isEqualTo(NO_TOPIC);
            assertThat(outcome(() -> rogue.administer(admin -> admin.deleteTopic(topic))))
                    .isEqualTo(NO_TOPIC);
            keeper.administer(admin -> admin.deleteTopic(topic));
        }
    }

    @Test
    default void rolesAndAcls_addUp() {
        String topic = cluster().newTopic("mixed");
        String group = unique("mixed");
        Client client = cluster().newClient("client");
        String role = """
                version: 1
                roles:
                  reader: [{allow: Read, group: %s}, {allow: Read, topic: %s}]
                bindings:
                  - {role: reader, to: "%s"}
                """.formatted(group, topic, client.principal());
        AclBinding write = allow(client, WRITE, topic(topic));

        enforce(role);
        assertThat(outcome(() -> client.produce(topic, "a"))).as("role alone").isEqualTo(NO_TOPIC);
        acls().grant(write);
        client.produce(topic, "a");
        assertThat(client.consume(topic, group, 1)).containsExactly("a");

        enforce(NOTHING);
        client.produce(topic, "b");
        assertThat(outcome(() -> client.consume(topic, group, 1)))
                .as("ACL alone")
                .isEqualTo(NO_GROUP);
        enforce(role);
        acls().revoke(write);
        assertThat(outcome(() -> client.produce(topic, "a"))).isEqualTo(NO_TOPIC);
    }

    @Test
    default void deny_winsOverAnyAllow_whicheverOfThemIsTheAcl() {
        String prefix = unique("denied");
        String byRole = cluster().newTopic(prefix + "-role");
        String byAcl = cluster().newTopic(prefix + "-acl");
        String open = cluster().newTopic(prefix + "-open");
        Client writer = cluster().newClient("writer");
        acls().grant(
                        allow(writer, ALL, topic(byRole)),
                        deny(writer, WRITE, topic(byAcl)),
                        deny(writer, READ, topic(open)));
        enforce("""
                version: 1
                roles:
                  writer: [{allow: [Read, Write], topic: "%s*"}, {deny: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s"}
                """.formatted(prefix, byRole, writer.principal()));

        assertThat(outcome(() -> writer.produce(byRole, "a"))).isEqualTo(NO_TOPIC);
        assertThat(outcome(() -> writer.produce(byAcl, "a"))).isEqualTo(NO_TOPIC);
        writer.produce(open, "a");
    }

    @Test
    default void from_isAnAddressOrABlock() {
        String topic = cluster().newTopic("hosts");
        Map<Client, String> expected = new LinkedHashMap<>();
        StringBuilder bindings = new StringBuilder();
        Map<String, String> outcomes = Map.of(
                "127.0.0.1",
                "ok",
                "127.0.0.0/8",
                "ok",
                "127.0.0.2",
                NO_TOPIC,
                "10.0.0.0/8",
                NO_TOPIC,
                "::/0",
                NO_TOPIC);
        outcomes.forEach((from, outcome) -> {
            Client writer = cluster().newClient("writer");
            expected.put(writer, outcome);
            bindings.append("  - {role: writer, to: \"%s\", from: [\"%s\"]}\n".formatted(writer.principal(), from));
        });
        Map.of("127.0.0.0/8", NO_TOPIC, "10.0.0.0/8", "ok").forEach((from, outcome) -> {
            Client writer = cluster().newClient("writer");
            expected.put(writer, outcome);
            bindings.append("  - {role: writer, to: \"%s\"}\n".formatted(writer.principal()));
            bindings.append("  - {role: barred, to: \"%s\", from: [\"%s\"]}\n".formatted(writer.principal(), from));
        });
        enforce("""
                version: 1
                roles:
                  writer: [{allow: Write, topic: %1$s}]
                  barred: [{deny: Write, topic: %1$s}]
                bindings:
                %2$s""".formatted(topic, bindings));

        expected.forEach((writer, outcome) -> assertThat(outcome(() -> writer.produce(topic, "a")))
                .as("%s among %s", writer.principal(), bindings)
                .isEqualTo(outcome));
    }

    @Test
    default void group_givesItsRolesToItsMembers() {
        String topic = cluster().newTopic("grouped");
        Client member = cluster().newClient("member");
        Client other = cluster().newClient("member");
        Client outsider = cluster().newClient("outsider");
        enforce("""
                version: 1
                groups:
                  writers: ["%s", "%s"]
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "group:writers"}
                """.formatted(member.principal(), other.principal(), topic));

        member.produce(topic, "a");
        other.produce(topic, "a");
        assertThat(outcome(() -> outsider.produce(topic, "a"))).isEqualTo(NO_TOPIC);
    }

    @Test
    default void kafkaAcls_changesAndListsAcls_andNoRules() {
        String topic = cluster().newTopic("listed");
        Client alice = cluster().client(Credentials.scram("alice"));
        Client rogue = cluster().client(Credentials.scram("rogue"));
        enforce("""
                version: 1
                roles:
                  writer: [{allow: Write, topic: %s}]
                bindings:
                  - {role: writer, to: "%s"}
                """.formatted(topic, rogue.principal()));
        Metrics broker = cluster().metrics(1, "broker");
        long before = broker.count("AclCount");

        String listed = cluster()
                .kit()
                .kafkaAcls("--add", "--allow-principal", "User:alice", "--operation", "Write", "--topic", topic)
                .orThrow()
                .output();
        AclBinding write = allow(alice, WRITE, topic(topic));
        acls().awaitPresent(write);
        alice.produce(topic, "a");
        rogue.produce(topic, "a");

        assertThat(listed).contains("User:alice", "WRITE").doesNotContain(rogue.principal());
        assertThat(acls().find(AclBindingFilter.ANY))
                .contains(write)
                .noneMatch(acl -> acl.entry().principal().equals(rogue.principal()));
        assertThat(broker.count("AclCount")).isEqualTo(before + 1);
        acls().revoke(write);
        assertThat(outcome(() -> alice.produce(topic, "b"))).isEqualTo(NO_TOPIC);
        rogue.produce(topic, "b");
    }
}
