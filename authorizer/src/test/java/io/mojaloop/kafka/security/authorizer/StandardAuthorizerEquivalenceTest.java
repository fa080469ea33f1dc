/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.jspecify.annotations.Nullable;

/**
 * PolicyAuthorizer beside this Kafka's own StandardAuthorizer, through the interface that the broker uses. Left out is
 * only what StandardAuthorizer cannot do: names that begin below {@code *} (it misses ACLs), names that begin with it (it
 * misses ACLs on {@code *}), and before 4.4 CIDR hosts.
 */
class StandardAuthorizerEquivalenceTest {
    private static final List<String> PRINCIPALS = List.of("User:a", "User:b", "User:*", "Service:a", "User:CN=x,O=y");
    private static final List<String> CLIENTS_OF =
            List.of("User:a", "User:b", "Service:a", "User:CN=x,O=y", "User:root", "User:");
    private static final List<String> NAMES = List.of(
            "*",
            "f",
            "fo",
            "foo",
            "foob",
            "foobar",
            "food",
            "g",
            "~",
            "foo\u0000",
            "hardcode",
            "h",
            "\u00e9",
            "\uD83D\uDE00",
            "-",
            "1");
    private static final List<String> HOSTS =
            List.of("*", "*", "*", "10.0.0.1", "2001:db8:0:0:0:0:0:1", "example.org", "::1", "");
    private static final List<String> BLOCKS = List.of(
            "10.0.0.0/8", "10.0.0.77/30", "0.0.0.0/0", "10.0.0.1/32", "::/0", "2001:db8::/32", "10.0.0.0/33", "a/8");
    private static final List<String> CLIENTS = List.of("10.0.0.1", "10.0.0.9", "192.168.0.1", "2001:db8::1");
    private static final List<ResourceType> TYPES =
            List.of(ResourceType.TOPIC, ResourceType.GROUP, ResourceType.CLUSTER, ResourceType.USER);

    private static long decisions;

    record Step(@Nullable StandardAcl acl, int remove) {}

    @Property(tries = 60)
    void decisions_denyingByDefault_areStandards(@ForAll("steps") List<Step> steps) {
        compareAfter(steps, Map.of("super.users", "User:root; User:" + "z"));
    }

    @Property(tries = 60)
    void decisions_allowingByDefault_areStandards(@ForAll("steps") List<Step> steps) {
        compareAfter(steps, Map.of("super.users", "User:root", "allow.everyone.if.no.acl.found", "true"));
    }

    @AfterContainer
    static void enoughWasDecided() {
        assertThat(decisions).as("decisions compared with StandardAuthorizer").isGreaterThan(200_000);
    }

    private static void compareAfter(List<Step> steps, Map<String, String> configs) {
        ClusterMetadataAuthorizer ours = Contexts.policy(configs);
        ClusterMetadataAuthorizer standard = Contexts.standard(configs);
        List<Long> present = new ArrayList<>();
        List<StandardAcl> acls = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            StandardAcl acl = steps.get(i).acl();
            if (acl != null && !acls.contains(acl)) { // the controller never stores an ACL twice
                present.add((long) i);
                acls.add(acl);
                ours.addAcl(Contexts.id(i), acl);
                standard.addAcl(Contexts.id(i), acl);
            } else if (acl == null && !present.isEmpty()) {
                int at = steps.get(i).remove() % present.size();
                ours.removeAcl(Contexts.id(present.get(at)));
                standard.removeAcl(Contexts.id(present.get(at)));
                present.remove(at);
                acls.remove(at);
            }
            if (i == steps.size() / 2) {
                compare(ours, standard, acls);
            }
        }
        compare(ours, standard, acls);
        assertThat(ours.aclCount()).isEqualTo(standard.aclCount());
        assertThat(ours.acls(AclBindingFilter.ANY))
                .containsExactlyInAnyOrderElementsOf(standard.acls(AclBindingFilter.ANY));
    }

    private static void compare(
            ClusterMetadataAuthorizer ours, ClusterMetadataAuthorizer standard, List<StandardAcl> acls) {
        List<Action> actions = new ArrayList<>();
        List<AclOperation> operations = Arrays.stream(AclOperation.values())
                .filter(operation -> operation.code() >= AclOperation.ALL.code())
                .toList();
        for (ResourceType type : TYPES) {
            for (String name : NAMES) {
                for (AclOperation operation : List.of(
                        AclOperation.READ,
                        AclOperation.DESCRIBE,
                        AclOperation.DESCRIBE_CONFIGS,
                        operations.get(name.length() % operations.size()))) {
                    actions.add(Contexts.action(operation, type, name));
                }
            }
        }
        for (String principal : CLIENTS_OF) {
            for (String client : CLIENTS) {
                var request = Contexts.request(principal, client);
                decisions += actions.size() + operations.size() * 2L;
                List<AuthorizationResult> expected = standard.authorize(request, actions);
                List<AuthorizationResult> actual = ours.authorize(request, actions);
                for (int i = 0; i < actions.size(); i++) {
                    if (actual.get(i) != expected.get(i)) {
                        assertThat(actual.get(i))
                                .as("%s %s with %s", request, actions.get(i), acls)
                                .isEqualTo(expected.get(i));
                    }
                }
                for (ResourceType type : List.of(ResourceType.TOPIC, ResourceType.GROUP)) {
                    for (AclOperation operation : operations) {
                        assertThat(ours.authorizeByResourceType(request, operation, type))
                                .as("%s %s on any %s with %s", request, operation, type, acls)
                                .isEqualTo(standard.authorizeByResourceType(request, operation, type));
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        List<String> hosts = new ArrayList<>(HOSTS);
        if (Contexts.standardKnowsCidr()) {
            hosts.addAll(BLOCKS);
        }
        Arbitrary<StandardAcl> acls = Combinators.combine(
                        Arbitraries.of(TYPES.subList(0, 3)),
                        Arbitraries.of(NAMES),
                        Arbitraries.of(PatternType.LITERAL, PatternType.PREFIXED),
                        Arbitraries.of(PRINCIPALS),
                        Arbitraries.of(hosts),
                        Arbitraries.of(AclOperation.values())
                                .filter(operation ->
                                        operation != AclOperation.ANY && operation != AclOperation.UNKNOWN),
                        Arbitraries.of(AclPermissionType.ALLOW, AclPermissionType.ALLOW, AclPermissionType.DENY))
                .as(Contexts::acl);
        return Arbitraries.frequencyOf(
                        Tuple.of(4, acls.map(acl -> new Step(acl, 0))),
                        Tuple.of(1, Arbitraries.integers().between(0, 60).map(at -> new Step(null, at))))
                .list()
                .ofMaxSize(60);
    }
}
