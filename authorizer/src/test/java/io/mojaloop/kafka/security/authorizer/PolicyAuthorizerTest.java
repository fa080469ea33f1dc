/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.apache.kafka.server.authorizer.AuthorizationResult.ALLOWED;
import static org.apache.kafka.server.authorizer.AuthorizationResult.DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.authorizer.Action;
import org.junit.jupiter.api.Test;

class PolicyAuthorizerTest {
    private static final Contexts.Request ALICE = Contexts.request("User:alice", "10.0.0.1");

    @Test
    void acl_addedTwiceAndRemovedTwice_countsOnce() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        assertThat(authorizer.aclCount()).isEqualTo(1);
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
        authorizer.removeAcl(Contexts.id(1));
        authorizer.removeAcl(Contexts.id(1));
        authorizer.removeAcl(Contexts.id(9));
        assertThat(authorizer.aclCount()).isZero();
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(DENIED);
    }

    @Test
    void acl_addedWithAKnownId_replacesTheOldOne() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "u"));
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(DENIED);
        assertThat(authorizer.authorize(ALICE, Contexts.read("u"))).containsExactly(ALLOWED);
    }

    @Test
    void equalAcls_withTwoIds_holdUntilBothAreRemoved() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(Contexts.id(1), Contexts.denyRead("User:alice", "t"));
        authorizer.addAcl(Contexts.id(2), Contexts.denyRead("User:alice", "t"));
        authorizer.addAcl(Contexts.id(3), Contexts.allowRead("User:alice", "t"));
        authorizer.removeAcl(Contexts.id(1));
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(DENIED);
        authorizer.removeAcl(Contexts.id(2));
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
    }

    @Test
    void denyOnANameThatBeginsBelowStar_holds() {
        for (String name : List.of(" a", "!a", "\"a", "#a", "$a", "%a", "&a", "'a", "(a", ")a", "#", "*a")) {
            PolicyAuthorizer authorizer = Contexts.policy(Map.of());
            authorizer.addAcl(Contexts.id(1), allowReadGroup("*", PatternType.LITERAL, AclPermissionType.ALLOW));
            authorizer.addAcl(
                    Contexts.id(2), allowReadGroup(name.substring(0, 1), PatternType.PREFIXED, AclPermissionType.DENY));
            authorizer.addAcl(Contexts.id(3), allowReadGroup("zzz", PatternType.LITERAL, AclPermissionType.DENY));
            assertThat(readGroup(authorizer, name)).as(name).isEqualTo(DENIED);
            assertThat(readGroup(authorizer, "other")).as(name).isEqualTo(ALLOWED);
            authorizer.removeAcl(Contexts.id(2));
            assertThat(readGroup(authorizer, name)).as(name).isEqualTo(ALLOWED);
            authorizer.addAcl(Contexts.id(4), allowReadGroup(name, PatternType.LITERAL, AclPermissionType.DENY));
            assertThat(readGroup(authorizer, name)).as(name).isEqualTo(DENIED);
        }
    }

    private static org.apache.kafka.metadata.authorizer.StandardAcl allowReadGroup(
            String name, PatternType pattern, AclPermissionType permission) {
        return Contexts.acl(ResourceType.GROUP, name, pattern, "User:alice", "*", AclOperation.READ, permission);
    }

    private static Object readGroup(PolicyAuthorizer authorizer, String name) {
        return authorizer
                .authorize(ALICE, List.of(Contexts.action(AclOperation.READ, ResourceType.GROUP, name)))
                .get(0);
    }

    @Test
    void blocks_areHonoured_onEveryKafkaVersion() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(
                Contexts.id(1),
                Contexts.acl(
                        ResourceType.TOPIC,
                        "t",
                        PatternType.LITERAL,
                        "User:alice",
                        "10.0.0.0/8",
                        AclOperation.READ,
                        AclPermissionType.ALLOW));
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
        assertThat(authorizer.authorize(Contexts.request("User:alice", "11.0.0.1"), Contexts.read("t")))
                .containsExactly(DENIED);
        assertThat(authorizer.authorizeByResourceType(ALICE, AclOperation.READ, ResourceType.TOPIC))
                .isEqualTo(ALLOWED);
        assertThat(authorizer.authorizeByResourceType(
                        Contexts.request("User:alice", "11.0.0.1"), AclOperation.READ, ResourceType.TOPIC))
                .isEqualTo(DENIED);
    }

    @Test
    void principalOfAnotherClass_isJudgedByTypeAndName() {
        class Custom extends KafkaPrincipal {
            Custom() {
                super("User", "alice");
            }

            @Override
            public boolean equals(Object other) {
                return false;
            }

            @Override
            public int hashCode() {
                return 7;
            }
        }
        PolicyAuthorizer authorizer = Contexts.policy(Map.of("super.users", "User:root"));
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        assertThat(authorizer.authorize(
                        new Contexts.Request(new Custom(), Contexts.address("10.0.0.1")), Contexts.read("t")))
                .containsExactly(ALLOWED);
    }

    @Test
    void manyActions_areAnsweredInTheirOrder() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "b"));
        List<Action> actions = new ArrayList<>(Contexts.read("a"));
        actions.addAll(Contexts.read("b"));
        actions.addAll(Contexts.read("c"));
        assertThat(authorizer.authorize(ALICE, actions)).containsExactly(DENIED, ALLOWED, DENIED);
        assertThat(authorizer.authorize(ALICE, List.of())).isEmpty();
    }

    @Test
    void resourceThatIsNotLiteral_isRefusedLikeByStandardAuthorizer() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        Action prefixed = new Action(
                AclOperation.READ, new ResourcePattern(ResourceType.TOPIC, "t", PatternType.PREFIXED), 1, true, true);
        assertThatThrownBy(() -> authorizer.authorize(ALICE, List.of(prefixed)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Only literal resources are supported. Got: PREFIXED");
        assertThatThrownBy(() -> authorizer.authorizeByResourceType(ALICE, AclOperation.READ, ResourceType.ANY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> authorizer.authorizeByResourceType(ALICE, AclOperation.ANY, ResourceType.TOPIC))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestThatCannotBeJudged_isDeniedAndCounted() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        authorizer.addAcl(
                Contexts.id(1),
                Contexts.acl(
                        ResourceType.TOPIC,
                        "t",
                        PatternType.LITERAL,
                        "User:alice",
                        "10.0.0.0/8",
                        AclOperation.READ,
                        AclPermissionType.ALLOW));
        var broken = new Contexts.Request(ALICE.principal(), null);
        List<Action> two = List.of(Contexts.read("t").get(0), Contexts.read("t").get(0));
        assertThat(authorizer.authorize(broken, Contexts.read("t"))).containsExactly(DENIED);
        assertThat(authorizer.authorize(broken, two)).containsExactly(DENIED, DENIED);
        assertThat(authorizer.authorizeByResourceType(broken, AclOperation.READ, ResourceType.TOPIC))
                .isEqualTo(DENIED);
    }

    @Test
    void aclMutator_onABroker_isRefused() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        assertThatThrownBy(authorizer::aclMutatorOrException).isInstanceOf(NotControllerException.class);
        assertThatThrownBy(() -> authorizer.createAcls(ALICE, List.of())).isInstanceOf(NotControllerException.class);
        assertThatThrownBy(() -> authorizer.deleteAcls(ALICE, List.of())).isInstanceOf(NotControllerException.class);
    }

    @Test
    void superUsers_reconfigured_takeEffectAtOnce() {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of("super.users", "User:root"));
        assertThat(authorizer.reconfigurableConfigs()).containsExactly("super.users");
        Map<String, String> wrong = Map.of("super.users", "alice");
        assertThatThrownBy(() -> authorizer.validateReconfiguration(wrong)).hasMessageContaining("'alice'");
        Map<String, String> right = Map.of("super.users", "User:root;User:alice");
        authorizer.validateReconfiguration(right);
        authorizer.reconfigure(right);
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
        authorizer.reconfigure(Map.of());
        assertThat(authorizer.authorize(ALICE, Contexts.read("t"))).containsExactly(DENIED);
    }

    @Test
    void twoInstances_inOneJvm_shareNothing() {
        PolicyAuthorizer broker = Contexts.policy(Map.of("node.id", "1"));
        PolicyAuthorizer controller = Contexts.policy(Map.of("node.id", "1"));
        broker.addAcl(Contexts.id(1), Contexts.allowRead("User:alice", "t"));
        assertThat(broker.authorize(ALICE, Contexts.read("t"))).containsExactly(ALLOWED);
        assertThat(controller.authorize(ALICE, Contexts.read("t"))).containsExactly(DENIED);
        assertThat(controller.acls(AclBindingFilter.ANY)).isEmpty();
    }
}
