/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static io.mojaloop.kafka.security.integration.support.Rules.EVERY_TOPIC;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.groups;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalId;
import static io.mojaloop.kafka.security.integration.support.Rules.transactionalIds;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.junit.jupiter.api.Test;

/** Patterns, precedence, implied operations, hosts and odd names. */
public interface RuleContract extends Contract {

    /** All that sort below the asterisk, which StandardAuthorizer takes for the end of its search. */
    List<String> BELOW_ASTERISK = List.of(" ", "!", "\"", "#", "$", "%", "&", "'", "(", ")");

    @Test
    default void prefixedRule_coversWhatBeginsWithItAndNothingElse() {
        String prefix = unique("pay");
        String inside = prefix + "-in";
        String outside = unique("other-pay");
        cluster().createTopic(prefix);
        cluster().createTopic(inside);
        cluster().createTopic(outside);
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, WRITE, topics(prefix)));

        writer.produce(prefix, "a");
        writer.produce(inside, "a");
        assertThatThrownBy(() -> writer.produce(outside, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void literalRule_doesNotCoverLongerNames() {
        String name = unique("pay");
        cluster().createTopic(name);
        cluster().createTopic(name + "-x");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, WRITE, topic(name)));

        writer.produce(name, "a");
        assertThatThrownBy(() -> writer.produce(name + "-x", "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void asteriskRule_coversAllNames() {
        String topic = cluster().newTopic("any");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, WRITE, EVERY_TOPIC));

        writer.produce(topic, "a");
    }

    @Test
    default void ruleForEveryPrincipal_coversAll() {
        String topic = cluster().newTopic("open");
        acls().grant(allow("User:*", "*", WRITE, topic(topic)));

        cluster().newClient("somebody").produce(topic, "a");
    }

    @Test
    default void deny_winsOverAllow_whateverTheirPatterns() {
        String prefix = unique("deny");
        String topic = prefix + "-topic";
        cluster().createTopic(topic);
        List<Map.Entry<AclBinding, AclBinding>> pairs = new ArrayList<>();
        List<Client> writers = new ArrayList<>();
        List.of(topic(topic), topics(prefix))
                .forEach(allowed -> List.of(topic(topic), topics(prefix)).forEach(denied -> {
                    Client writer = cluster().newClient("writer");
                    writers.add(writer);
                    pairs.add(Map.entry(allow(writer, ALL, allowed), deny(writer, WRITE, denied)));
                }));
        pairs.forEach(pair -> acls().grant(pair.getKey(), pair.getValue()));

        for (Client writer : writers) {
            assertThatThrownBy(() -> writer.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    default void denyForEveryPrincipal_winsOverAllowForOne() {
        String topic = cluster().newTopic("closed");
        Client writer = cluster().newClient("writer");
        acls().grant(allow(writer, ALL, topic(topic)), deny("User:*", "*", WRITE, topic(topic)));

        assertThatThrownBy(() -> writer.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void read_impliesDescribe_andDenyOfReadDoesNotDenyIt() {
        String readable = cluster().newTopic("readable");
        String denied = cluster().newTopic("denied");
        Client reader = cluster().newClient("reader");
        acls().grant(
                        allow(reader, READ, topic(readable)),
                        allow(reader, DESCRIBE, topic(denied)),
                        deny(reader, READ, topic(denied)));

        assertThat(reader.visibleTopics()).contains(readable, denied);
    }

    @Test
    default void denyOfDescribe_winsOverTheDescribeThatReadImplies() {
        String topic = cluster().newTopic("hidden");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, READ, topic(topic)), deny(reader, DESCRIBE, topic(topic)));

        assertThat(reader.visibleTopics()).doesNotContain(topic);
    }

    @Test
    default void unlistedTopics_areInvisible() {
        String visible = cluster().newTopic("visible");
        String hidden = cluster().newTopic("hidden");
        Client reader = cluster().newClient("reader");
        acls().grant(allow(reader, DESCRIBE, topic(visible)));

        assertThat(reader.visibleTopics()).contains(visible).doesNotContain(hidden);
        assertThatThrownBy(() -> reader.administer(admin -> admin.describeTopic(hidden)))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void hosts_areExactOrBlocks() {
        String topic = cluster().newTopic("hosts");
        Map<Client, String> expected = new LinkedHashMap<>();
        List<AclBinding> rules = new ArrayList<>();
        Map<String, String> byHost = Map.of(
                "127.0.0.1", "ok",
                "127.0.0.2", "TopicAuthorizationException",
                "127.0.0.0/8", "ok",
                "10.0.0.0/8", "TopicAuthorizationException");
        byHost.forEach((host, outcome) -> {
            Client writer = cluster().newClient("writer");
            rules.add(allow(writer.principal(), host, WRITE, topic(topic)));
            expected.put(writer, outcome);
        });
        Client denied = cluster().newClient("writer");
        rules.add(allow(denied.principal(), "127.0.0.1", WRITE, topic(topic)));
        rules.add(deny(denied.principal(), "127.0.0.0/8", WRITE, topic(topic)));
        expected.put(denied, "TopicAuthorizationException");
        Client elsewhere = cluster().newClient("writer");
        rules.add(allow(elsewhere.principal(), "127.0.0.1", WRITE, topic(topic)));
        rules.add(deny(elsewhere.principal(), "10.0.0.0/8", WRITE, topic(topic)));
        expected.put(elsewhere, "ok");
        acls().grant(rules);

        expected.forEach((writer, outcome) -> assertThat(outcome(() -> writer.produce(topic, "a")))
                .as("%s among %s", writer.principal(), rules)
                .isEqualTo(outcome));
    }

    @Test
    default void denyOfAGroup_holdsForEveryFirstCharacter() {
        Client reader = cluster().newClient("reader");
        String suffix = unique("secret");
        List<AclBinding> rules = new ArrayList<>(List.of(allow(reader, ALL, group("*"))));
        for (String first : BELOW_ASTERISK) {
            rules.add(deny(reader, ALL, group(first + suffix)));
            rules.add(deny(reader, ALL, groups(first + "prefix-" + suffix)));
        }
        acls().grant(rules);

        reader.administer(admin -> {
            for (String first : BELOW_ASTERISK) {
                assertThat(outcome(() -> admin.groupOffsets(first + suffix)))
                        .as("literal deny, group '%s%s'", first, suffix)
                        .isEqualTo("GroupAuthorizationException");
                assertThat(outcome(() -> admin.groupOffsets(first + "prefix-" + suffix + "-1")))
                        .as("prefixed deny, group '%sprefix-%s-1'", first, suffix)
                        .isEqualTo("GroupAuthorizationException");
                assertThat(outcome(() -> admin.groupOffsets(first + "open-" + suffix)))
                        .as("group '%sopen-%s'", first, suffix)
                        .isEqualTo("ok");
            }
        });
    }

    @Test
    default void denyOfATransactionalId_holdsForEveryFirstCharacter() {
        Client writer = cluster().newClient("writer");
        String suffix = unique("secret");
        List<AclBinding> rules = new ArrayList<>(List.of(allow(writer, ALL, transactionalId("*"))));
        for (String first : BELOW_ASTERISK) {
            rules.add(deny(writer, ALL, transactionalId(first + suffix)));
            rules.add(deny(writer, ALL, transactionalIds(first + "prefix-" + suffix)));
        }
        acls().grant(rules);

        writer.administer(admin -> {
            for (String first : BELOW_ASTERISK) {
                assertThat(outcome(() -> admin.describeTransaction(first + suffix)))
                        .as("literal deny, transactional id '%s%s'", first, suffix)
                        .isEqualTo("TransactionalIdAuthorizationException");
                assertThat(outcome(() -> admin.describeTransaction(first + "prefix-" + suffix + "-1")))
                        .as("prefixed deny, transactional id '%sprefix-%s-1'", first, suffix)
                        .isEqualTo("TransactionalIdAuthorizationException");
                assertThat(outcome(() -> admin.describeTransaction(first + "open-" + suffix)))
                        .as("transactional id '%sopen-%s'", first, suffix)
                        .isEqualTo("TransactionalIdNotFoundException");
            }
        });
    }

    @Test
    default void deniedOddNames_keepRealClientsOut() {
        String topic = cluster().newTopic("orders");
        String group = "#" + unique("secret");
        Client client = cluster().newClient("client");
        acls().grant(
                        allow(client, ALL, topic(topic)),
                        allow(client, ALL, group("*")),
                        allow(client, ALL, transactionalId("*")),
                        deny(client, ALL, group(group)),
                        deny(client, ALL, transactionalIds("#")));

        client.produceInTransaction(unique("tx"), topic, "a");
        assertThat(client.consume(topic, unique("open"), 1)).containsExactly("a");
        assertThatThrownBy(() -> client.consume(topic, group, 1)).isInstanceOf(GroupAuthorizationException.class);
        assertThatThrownBy(() -> client.produceInTransaction(unique("#tx"), topic, "a"))
                .isInstanceOf(TransactionalIdAuthorizationException.class);
    }
}
