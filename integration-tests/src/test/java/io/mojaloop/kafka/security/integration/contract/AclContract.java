/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.contract;

import static io.mojaloop.kafka.security.integration.support.Calls.get;
import static io.mojaloop.kafka.security.integration.support.Rules.CLUSTER;
import static io.mojaloop.kafka.security.integration.support.Rules.EVERY_TOPIC;
import static io.mojaloop.kafka.security.integration.support.Rules.allow;
import static io.mojaloop.kafka.security.integration.support.Rules.deny;
import static io.mojaloop.kafka.security.integration.support.Rules.group;
import static io.mojaloop.kafka.security.integration.support.Rules.topic;
import static io.mojaloop.kafka.security.integration.support.Rules.topics;
import static io.mojaloop.kafka.security.integration.support.TestCluster.unique;
import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

/** Administration of ACLs, by AdminClient and by kafka-acls. */
public interface AclContract extends Contract {

    @Test
    default void acls_areCreatedFoundAndDeletedByPrincipal() {
        Client alice = cluster().newClient("alice");
        AclBinding[] bindings = {
            allow(alice, READ, topic(unique("t"))),
            deny(alice, WRITE, topics(unique("t"))),
            allow(alice.principal(), "10.1.2.3", READ, group(unique("g")))
        };
        AclBindingFilter ofAlice = ofPrincipal(alice.principal());

        acls().grant(bindings);
        assertThat(acls().find(ofAlice)).containsExactlyInAnyOrder(bindings);

        get(acls().admin().client().deleteAcls(List.of(ofAlice)).all());
        for (AclBinding binding : bindings) {
            acls().awaitAbsent(binding);
        }
    }

    @Test
    default void everyResourceType_takesRulesThatAreFoundByType() {
        Client alice = cluster().newClient("alice");
        List<AclBinding> bindings = Stream.of(ResourceType.values())
                .filter(type -> type != ResourceType.UNKNOWN && type != ResourceType.ANY)
                .map(type -> new ResourcePattern(
                        type, type == ResourceType.CLUSTER ? "kafka-cluster" : "some-name", PatternType.LITERAL))
                .map(pattern -> allow(alice, AclOperation.ALL, pattern))
                .toList();

        acls().grant(bindings);

        assertThat(bindings).hasSizeGreaterThanOrEqualTo(6);
        for (AclBinding binding : bindings) {
            assertThat(acls().find(new AclBindingFilter(
                            new ResourcePatternFilter(binding.pattern().resourceType(), null, PatternType.ANY),
                            binding.toFilter().entryFilter())))
                    .containsExactly(binding);
        }
    }

    @Test
    default void acls_createdTwice_areThereOnceAndGoAtOnce() {
        Client writer = cluster().newClient("writer");
        String topic = cluster().newTopic("twice");
        AclBinding binding = allow(writer, WRITE, topic(topic));

        acls().grant(binding);
        acls().grant(binding);
        assertThat(acls().find(ofPrincipal(writer.principal()))).containsExactly(binding);

        acls().revoke(binding);
        assertThatThrownBy(() -> writer.produce(topic, "a")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void matchFilter_findsLiteralPrefixedAndAsterisk() {
        String name = unique("match");
        Client alice = cluster().newClient("alice");
        AclBinding literal = allow(alice, READ, topic(name));
        AclBinding prefixed = allow(alice, READ, topics(name.substring(0, name.length() - 1)));
        AclBinding everything = allow(alice, READ, EVERY_TOPIC);
        AclBinding unrelated = allow(alice, READ, topic(name + "-not"));
        acls().grant(literal, prefixed, everything, unrelated);

        assertThat(acls().find(named(name, PatternType.MATCH, alice)))
                .containsExactlyInAnyOrder(literal, prefixed, everything);
        assertThat(acls().find(named(name, PatternType.LITERAL, alice))).containsExactly(literal);
        assertThat(acls().find(named(name, PatternType.ANY, alice))).containsExactly(literal);

        get(acls().admin()
                .client()
                .deleteAcls(List.of(named(name, PatternType.MATCH, alice)))
                .all());
        acls().awaitAbsent(literal);
        acls().awaitAbsent(prefixed);
        acls().awaitAbsent(everything);
        assertThat(acls().find(ofPrincipal(alice.principal()))).containsExactly(unrelated);
    }

    @Test
    default void aclAdministration_withoutRule_isRefused() {
        Client rogue = cluster().newClient("rogue");
        AclBinding binding = allow(rogue, READ, topic(unique("t")));

        rogue.administer(admin -> {
            assertThatThrownBy(() ->
                            get(admin.client().createAcls(List.of(binding)).all()))
                    .isInstanceOf(ClusterAuthorizationException.class);
            assertThatThrownBy(() -> get(
                            admin.client().describeAcls(AclBindingFilter.ANY).values()))
                    .isInstanceOf(ClusterAuthorizationException.class);
            assertThatThrownBy(() -> get(admin.client()
                            .deleteAcls(List.of(AclBindingFilter.ANY))
                            .all()))
                    .isInstanceOf(ClusterAuthorizationException.class);
        });
        assertThat(acls().find(binding.toFilter())).isEmpty();
    }

    @Test
    default void aclAdministration_withAlterOnCluster_isAllowed() {
        Client officer = cluster().newClient("officer");
        AclBinding binding = allow(cluster().newClient("alice"), READ, topic(unique("t")));
        acls().grant(allow(officer, ALTER, CLUSTER));

        officer.administer(admin -> {
            get(admin.client().createAcls(List.of(binding)).all());
            acls().awaitPresent(binding);
            assertThat(get(admin.client().describeAcls(binding.toFilter()).values()))
                    .containsExactly(binding);
            get(admin.client().deleteAcls(List.of(binding.toFilter())).all());
        });
        acls().awaitAbsent(binding);
    }

    @Test
    default void kafkaAcls_addsListsAndRemoves() {
        String topic = cluster().newTopic("tool");
        Client alice = cluster().client(Credentials.scram("alice"));
        AclBinding write = allow(alice, WRITE, topic(topic));

        cluster()
                .kit()
                .kafkaAcls("--add", "--allow-principal", "User:alice", "--operation", "Write", "--topic", topic)
                .orThrow();
        acls().awaitPresent(write);
        alice.produce(topic, "a");

        assertThat(cluster()
                        .kit()
                        .kafkaAcls("--list", "--topic", topic)
                        .orThrow()
                        .output())
                .contains("User:alice", "WRITE", topic);

        cluster()
                .kit()
                .kafkaAcls(
                        "--remove",
                        "--force",
                        "--allow-principal",
                        "User:alice",
                        "--operation",
                        "Write",
                        "--topic",
                        topic)
                .orThrow();
        acls().awaitAbsent(write);
        assertThatThrownBy(() -> alice.produce(topic, "b")).isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    default void kafkaAcls_byAnUnprivilegedUser_fails() {
        assertThat(cluster()
                        .kit()
                        .kafkaAcls(Credentials.scram("rogue"), "--list")
                        .output())
                .contains("ClusterAuthorizationException");
    }

    private static AclBindingFilter ofPrincipal(String principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private static AclBindingFilter named(String name, PatternType type, Client who) {
        return new AclBindingFilter(
                new ResourcePatternFilter(ResourceType.TOPIC, name, type),
                new AccessControlEntryFilter(who.principal(), null, AclOperation.ANY, AclPermissionType.ANY));
    }
}
