/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.Transport;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.Load;
import io.mojaloop.kafka.security.thirdparty.snakeyaml.v2.api.LoadSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Mojaloop policy pack against the topology: what a component uses is allowed, and nothing else at all. */
class MojaloopPackTest {
    private static final Path POLICIES = Path.of("..", "policies");
    private static final InetAddress CLIENT = Contexts.address("10.1.2.3");

    private static Policy policy;
    private static Explainer explainer;
    private static Map<String, Component> components;
    private static Map<String, Map<String, Object>> topics;
    private static final Set<String> GROUPS = new HashSet<>();

    private record Component(Set<String> produces, Set<String> consumes, Set<String> groups) {}

    @BeforeAll
    static void read() throws IOException {
        PolicyReading reading = PolicyReader.read(
                "mojaloop.yaml", Files.readAllBytes(POLICIES.resolve("mojaloop.yaml")), Instant.now());
        assertThat(reading.problems()).filteredOn(Problem::isError).isEmpty();
        policy = reading.policy().orElseThrow();
        explainer = Explainer.of(policy, List.of(), "User:broker", false, Instant.now());
        components = new java.util.TreeMap<>();
        Map<String, Object> topology = yaml("mojaloop-topology.yaml");
        topics = map(topology.get("topics"));
        Map<String, Map<String, Object>> listed = map(topology.get("components"));
        listed.forEach((name, component) -> {
            Set<String> consumes = new HashSet<>();
            Set<String> groups = new HashSet<>();
            for (Object entry : list(component.getOrDefault("consumes", List.of()))) {
                Map<String, String> one = map(entry);
                consumes.add(one.get("topic"));
                groups.add(one.get("group"));
            }
            GROUPS.addAll(groups);
            List<String> produces = list(component.getOrDefault("produces", List.of()));
            components.put(name, new Component(Set.copyOf(produces), consumes, groups));
        });
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(POLICIES.resolve(file))));
    }

    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> map(Object yaml) {
        return (Map<String, V>) yaml;
    }

    @SuppressWarnings("unchecked")
    private static <V> List<V> list(Object yaml) {
        return (List<V>) yaml;
    }

    private static boolean allows(
            Explainer by, Principal principal, Operation operation, ResourceType type, String name) {
        return by.allows(new Question(
                principal, operation, type, name, CLIENT, Optional.of(Transport.SASL_SSL), Optional.of("CLIENT")));
    }

    @Test
    void topology_isComplete() {
        assertThat(components).hasSize(39);
        assertThat(topics).hasSize(27);
        assertThat(GROUPS).hasSize(34);
    }

    @Test
    void everyCombination_ofComponentTopicAndOperation_isAsTheTopologySays() {
        Set<String> names = new HashSet<>(topics.keySet());
        names.addAll(List.of("__consumer_offsets", "topic-of-nobody", "topic-transfer", "topic-transfer-prepare-x"));
        int decided = 0;
        for (Map.Entry<String, Component> entry : components.entrySet()) {
            Principal principal = new Principal("User", entry.getKey());
            Component component = entry.getValue();
            for (String topic : names) {
                boolean reads = component.consumes().contains(topic);
                boolean writes = component.produces().contains(topic);
                for (Operation operation : ResourceType.TOPIC.operations()) {
                    boolean expected = reads && operation == Operation.READ
                            || writes && operation == Operation.WRITE
                            || (reads || writes) && operation == Operation.DESCRIBE;
                    assertThat(allows(explainer, principal, operation, ResourceType.TOPIC, topic))
                            .as("%s %s %s", principal, operation, topic)
                            .isEqualTo(expected);
                    decided++;
                }
            }
        }
        assertThat(decided).isEqualTo(39 * 31 * 9);
    }

    @Test
    void everyCombination_ofComponentGroupAndOperation_isAsTheTopologySays() {
        Set<String> names = new HashSet<>(GROUPS);
        names.addAll(List.of("group-of-nobody", "cl-group", "cl-group-transfer-prepare-x"));
        components.forEach((name, component) -> names.forEach(group -> {
            for (Operation operation : ResourceType.GROUP.operations()) {
                boolean expected = component.groups().contains(group)
                        && (operation == Operation.READ || operation == Operation.DESCRIBE);
                assertThat(allows(explainer, new Principal("User", name), operation, ResourceType.GROUP, group))
                        .as("%s %s %s", name, operation, group)
                        .isEqualTo(expected);
            }
        }));
    }

    @Test
    void components_mayDoNothingToClusterTransactionsTokensAndUsers() {
        components.keySet().forEach(name -> {
            for (ResourceType type : List.of(
                    ResourceType.CLUSTER,
                    ResourceType.TRANSACTIONAL_ID,
                    ResourceType.DELEGATION_TOKEN,
                    ResourceType.USER)) {
                for (Operation operation : type.operations()) {
                    String resource = type == ResourceType.CLUSTER ? ResourceType.CLUSTER_NAME : "any";
                    assertThat(allows(explainer, new Principal("User", name), operation, type, resource))
                            .as("%s %s %s", name, operation, type)
                            .isFalse();
                }
            }
        });
    }

    /** Without this the denials could be missing and nobody would notice, since nothing allows it anyway. */
    @Test
    void people_cannotTouchPayments_evenWithAnAclForEverything() {
        Explainer wideOpen = Explainer.of(
                policy,
                List.of(new AclBinding(
                        new ResourcePattern(
                                org.apache.kafka.common.resource.ResourceType.TOPIC, "*", PatternType.LITERAL),
                        new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW))),
                "User:broker",
                false,
                Instant.now());
        int people = 0;
        for (Map.Entry<String, List<Principal>> group : policy.groups().entrySet()) {
            for (Principal person : group.getValue()) {
                for (String topic : topics.keySet()) {
                    for (Operation operation : List.of(Operation.READ, Operation.WRITE, Operation.DELETE)) {
                        assertThat(allows(wideOpen, person, operation, ResourceType.TOPIC, topic))
                                .as("%s %s %s", person, operation, topic)
                                .isFalse();
                    }
                }
                people++;
            }
        }
        assertThat(people).isPositive();
    }

    @Test
    void integrityCriticalTopics_areWrittenByFewNamedComponentsOnly() {
        assertThat(writersOf("topic-admin-transfer")).containsExactly("centralledger-service");
        assertThat(writersOf("topic-deferredsettlement-close")).containsExactly("centralsettlement-service");
        assertThat(writersOf("topic-transfer-fulfil"))
                .containsExactlyInAnyOrder("ml-api-adapter-service", "cl-handler-bulk-transfer-fulfil");
    }

    private static List<String> writersOf(String topic) {
        return components.keySet().stream()
                .filter(name ->
                        allows(explainer, new Principal("User", name), Operation.WRITE, ResourceType.TOPIC, topic))
                .toList();
    }

    /** In MB/s at 1,000 transfers a second. */
    private static final Map<String, Double> WRITES = Map.of(
            "ml-api-adapter-service", 9.6,
            "centralledger-handler-transfer-prepare", 6.2,
            "centralledger-handler-transfer-fulfil", 3.4,
            "centralledger-handler-transfer-position-batch", 9.6,
            "ml-api-adapter-handler-notification", 6.2,
            "quoting-service", 12.2);

    private static final Map<String, Double> READS = Map.of(
            "centralledger-handler-transfer-prepare", 6.2,
            "centralledger-handler-transfer-fulfil", 3.4,
            "centralledger-handler-transfer-position-batch", 9.6,
            "ml-api-adapter-handler-notification", 9.6,
            "bulk-api-adapter-handler-notification", 9.6,
            "centralsettlement-handler-rules", 9.6,
            "centralsettlement-handler-grosssettlement", 9.6,
            "quoting-service-handler", 12.2,
            "central-event-processor", 9.6,
            "email-notifier", 9.6);

    @Test
    void budgets_areEnoughForTwiceWhatWasMeasured() {
        Set<String> needed = new HashSet<>();
        policy.quotas().tenants().forEach((name, tenant) -> {
            double writes = 0;
            double reads = 0;
            for (Principal member : policy.principals(tenant.members())) {
                writes += WRITES.getOrDefault(member.name(), 0.0) * 2_000_000;
                reads += READS.getOrDefault(member.name(), 0.0) * 2_000_000;
                needed.add(member.name());
            }
            assertThat(tenant.limits().produceBytesPerSecond().orElseThrow())
                    .as("what %s may produce", name)
                    .isGreaterThanOrEqualTo(writes);
            assertThat(tenant.limits().consumeBytesPerSecond().orElseThrow())
                    .as("what %s may consume", name)
                    .isGreaterThanOrEqualTo(reads);
            assertThat(tenant.limits().requestPercent()).as(name).isPresent();
            assertThat(tenant.limits().mutationsPerSecond()).as(name).isPresent();
        });
        assertThat(needed).containsAll(WRITES.keySet()).containsAll(READS.keySet());
    }

    @Test
    void everyPrincipalWithRights_isInExactlyOneTenant() {
        Map<Principal, Integer> tenants = new java.util.HashMap<>();
        policy.quotas()
                .tenants()
                .values()
                .forEach(tenant ->
                        policy.principals(tenant.members()).forEach(member -> tenants.merge(member, 1, Integer::sum)));
        policy.bindings().stream()
                .flatMap(binding -> policy.principals(binding.to()).stream())
                .forEach(bound -> assertThat(tenants).as("%s", bound).containsEntry(bound, 1));
        assertThat(policy.quotas().exempt()).contains(new Principal("User", "broker"));
        assertThat(policy.bindings()).noneMatch(binding -> binding.to().contains((Subject) Principal.EVERYONE));
    }
}
