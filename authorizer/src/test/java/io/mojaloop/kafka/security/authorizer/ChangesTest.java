/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.apache.kafka.common.acl.AclOperation.ALTER;
import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CLUSTER_ACTION;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.CREATE_TOKENS;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.resource.ResourceType.CLUSTER;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Decision;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.RequestContext;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each administrative request as Kafka's sources ask about it, on every node that it passes: docs/adr/0007. Whoever may do
 * everything, as super user or by rights on the cluster, changes each thing once.
 */
class ChangesTest extends AuditedCase {
    private static final Action CREATE_ANY = ask(CREATE, CLUSTER, "kafka-cluster", true, false);
    private static final Action DELETE_ANY = ask(DELETE, CLUSTER, "kafka-cluster", true, false);
    /** Kafka 3.9 does not have these. */
    private static final Set<String> LATER =
            Set.of("ALTER_SHARE_GROUP_OFFSETS", "DELETE_SHARE_GROUP_OFFSETS", "UNREGISTER_CONTROLLER");

    private static final String ONE_CLUSTER = " CLUSTER:kafka-cluster AUTHORIZED UNKNOWN";

    /** Where a question is asked. */
    private enum Node {
        BROKER,
        CONTROLLER
    }

    private record Question(Node node, Action action) {}

    private static Question broker(Action action) {
        return new Question(Node.BROKER, action);
    }

    private static Question controller(Action action) {
        return new Question(Node.CONTROLLER, action);
    }

    static Stream<Arguments> requests() {
        Action alter = askCluster(ALTER);
        Action alterConfigs = askCluster(ALTER_CONFIGS);
        return Stream.of(
                of("DELETE_RECORDS", "TOPIC CHANGE TOPIC:t AUTHORIZED UNKNOWN", broker(ask(DELETE, TOPIC, "t"))),
                of("CREATE_PARTITIONS", "TOPIC CHANGE TOPIC:t AUTHORIZED UNKNOWN", controller(ask(ALTER, TOPIC, "t"))),
                of("ALTER_CONFIGS", "CONFIGURATION CHANGE" + ONE_CLUSTER, controller(alterConfigs)),
                of(
                        "INCREMENTAL_ALTER_CONFIGS",
                        "CONFIGURATION CHANGE TOPIC:t AUTHORIZED UNKNOWN",
                        controller(ask(ALTER_CONFIGS, TOPIC, "t"))),
                // 4.4 asks so at the broker before it forwards; every version before it changes its own log levels.
                of("INCREMENTAL_ALTER_CONFIGS", "", broker(alterConfigs)),
                of(
                        "INCREMENTAL_ALTER_CONFIGS",
                        "CONFIGURATION CHANGE" + ONE_CLUSTER,
                        broker(alterConfigs),
                        controller(alterConfigs)),
                of(
                        "ALTER_CONFIGS",
                        "CONFIGURATION CHANGE" + ONE_CLUSTER,
                        broker(alterConfigs),
                        controller(alterConfigs)),
                of(
                        "INCREMENTAL_ALTER_CONFIGS",
                        "CONFIGURATION CHANGE" + ONE_CLUSTER,
                        controller(askCluster(CLUSTER_ACTION))),
                of("ALTER_CLIENT_QUOTAS", "QUOTA CHANGE" + ONE_CLUSTER, controller(alterConfigs)),
                of("ALTER_USER_SCRAM_CREDENTIALS", "CREDENTIAL CHANGE" + ONE_CLUSTER, controller(alter)),
                of(
                        "CREATE_DELEGATION_TOKEN",
                        "DELEGATION_TOKEN CREATION USER:User:bob AUTHORIZED UNKNOWN",
                        broker(ask(CREATE_TOKENS, USER, "User:bob")),
                        controller(ask(CREATE_TOKENS, USER, "User:bob"))),
                of("DELETE_GROUPS", "GROUP DELETION GROUP:g AUTHORIZED UNKNOWN", broker(ask(DELETE, GROUP, "g"))),
                of(
                        "OFFSET_DELETE",
                        "GROUP CHANGE GROUP:g AUTHORIZED UNKNOWN",
                        broker(ask(DELETE, GROUP, "g")),
                        broker(ask(READ, TOPIC, "t"))),
                of(
                        "ALTER_SHARE_GROUP_OFFSETS",
                        "GROUP CHANGE GROUP:g AUTHORIZED UNKNOWN",
                        broker(ask(READ, GROUP, "g")),
                        broker(ask(READ, TOPIC, "t"))),
                of(
                        "DELETE_SHARE_GROUP_OFFSETS",
                        "GROUP CHANGE GROUP:g AUTHORIZED UNKNOWN",
                        broker(ask(DELETE, GROUP, "g")),
                        broker(ask(READ, TOPIC, "t"))),
                of("ALTER_PARTITION_REASSIGNMENTS", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("ALTER_REPLICA_LOG_DIRS", "CLUSTER CHANGE" + ONE_CLUSTER, broker(alter)),
                of("ELECT_LEADERS", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("UPDATE_FEATURES", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("UNREGISTER_BROKER", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("UNREGISTER_CONTROLLER", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("ADD_RAFT_VOTER", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                of("REMOVE_RAFT_VOTER", "CLUSTER CHANGE" + ONE_CLUSTER, controller(alter)),
                // What changes nothing, or is told when it is done.
                of("CREATE_ACLS", "", controller(alter)),
                of("DELETE_ACLS", "", controller(alter)),
                of("DESCRIBE_ACLS", "", broker(askCluster(DESCRIBE))),
                of("DESCRIBE_CONFIGS", "", broker(ask(DESCRIBE_CONFIGS, TOPIC, "t"))),
                of("DESCRIBE_CLUSTER", "", controller(alter)),
                of("LIST_PARTITION_REASSIGNMENTS", "", controller(askCluster(DESCRIBE))),
                of("WRITE_TXN_MARKERS", "", broker(ask(ALTER, CLUSTER, "kafka-cluster", true, false))),
                of("ENVELOPE", "", controller(askCluster(CLUSTER_ACTION))),
                of("METADATA", "", broker(ask(DESCRIBE, TOPIC, "t")), broker(CREATE_ANY)));
    }

    private static Arguments of(String api, String change, Question... questions) {
        return arguments(api, change, List.of(questions));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void allowedRequest_isOneChangeOfTheCluster(String api, String change, List<Question> questions) {
        Optional<ApiKeys> known = Arrays.stream(ApiKeys.values())
                .filter(key -> key.name().equals(api))
                .findAny();
        if (known.isEmpty()) {
            assertThat(LATER).contains(api);
            return;
        }
        PolicyAuthorizer broker = authorizer();
        PolicyAuthorizer controller = authorizer("process.roles", "controller");
        for (Question question : questions) {
            boolean here = question.node == Node.BROKER;
            assertThat((here ? broker : controller)
                            .authorize(
                                    here ? direct(known.get(), "root") : forwarded(known.get(), "root"),
                                    List.of(question.action)))
                    .containsExactly(AuthorizationResult.ALLOWED);
        }
        assertThat(trail.changes()).isEqualTo(change.isEmpty() ? List.of() : List.of(change));
        assertThat(trail.all(AdminChange.class))
                .allSatisfy(one -> assertThat(one.actor().principalName()).isEqualTo("root"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void deniedRequest_isNoChange_andToldOnce(String api, String change, List<Question> questions) {
        ApiKeys known = Arrays.stream(ApiKeys.values())
                .filter(key -> key.name().equals(api))
                .findAny()
                .orElse(ApiKeys.ALTER_CONFIGS);
        PolicyAuthorizer node = authorizer();
        Action first = questions.get(0).action;
        assertThat(node.authorize(direct(known, "eve"), List.of(first))).containsExactly(AuthorizationResult.DENIED);
        assertThat(trail.changes()).isEmpty();
        assertThat(trail.decisions()).hasSize(first.logIfDenied() ? 1 : 0);
    }

    /** As ControllerApis and, in ZooKeeper mode, KafkaApis do it. */
    private static void createTopics(PolicyAuthorizer authorizer, RequestContext context, String... names) {
        boolean any = authorizer.authorize(context, List.of(CREATE_ANY)).get(0) == AuthorizationResult.ALLOWED;
        if (!any) {
            authorizer.authorize(context, askEach(CREATE, TOPIC, names));
        }
        authorizer.authorize(
                context,
                Arrays.stream(names)
                        .map(name -> ask(DESCRIBE_CONFIGS, TOPIC, name, true, false))
                        .toList());
    }

    /** As ControllerApis does it. */
    private static List<AuthorizationResult> deleteTopics(
            PolicyAuthorizer authorizer, RequestContext context, String... names) {
        if (authorizer.authorize(context, List.of(DELETE_ANY)).get(0) == AuthorizationResult.ALLOWED) {
            return List.of(AuthorizationResult.ALLOWED);
        }
        authorizer.authorize(context, askEach(DESCRIBE, TOPIC, names));
        return authorizer.authorize(context, askEach(DELETE, TOPIC, names));
    }

    static Stream<String> administrators() {
        return Stream.of("root", "by-cluster", "by-topic");
    }

    private PolicyAuthorizer withAdministrators(String... configs) {
        PolicyAuthorizer authorizer = authorizer(configs);
        for (AclOperation operation : List.of(CREATE, DELETE)) {
            allow(authorizer, "User:by-cluster", CLUSTER, "kafka-cluster", operation);
            for (String topic : List.of("a", "b")) {
                allow(authorizer, "User:by-topic", TOPIC, topic, operation);
            }
        }
        return authorizer;
    }

    @ParameterizedTest
    @MethodSource("administrators")
    void topics_areCreatedAndDeletedByName_whateverAllowsIt(String name) {
        PolicyAuthorizer authorizer = withAdministrators("process.roles", "controller");
        createTopics(authorizer, forwarded(ApiKeys.CREATE_TOPICS, name), "a", "b");
        assertThat(deleteTopics(authorizer, forwarded(ApiKeys.DELETE_TOPICS, name), "a", "b"))
                .containsOnly(AuthorizationResult.ALLOWED);
        assertThat(trail.changes())
                .containsExactly(
                        "TOPIC CREATION TOPIC:a AUTHORIZED UNKNOWN",
                        "TOPIC CREATION TOPIC:b AUTHORIZED UNKNOWN",
                        "TOPIC DELETION TOPIC:a AUTHORIZED UNKNOWN",
                        "TOPIC DELETION TOPIC:b AUTHORIZED UNKNOWN");
        String why = name.equals("root") ? "allowed-as-super-user" : "allowed-by-rule";
        assertThat(trail.all(AdminChange.class))
                .allSatisfy(one -> assertThat(one.reason()).isEqualTo(why));
        if (name.equals("by-cluster")) {
            assertThat(trail.all(AdminChange.class))
                    .allSatisfy(one -> assertThat(one.rule().toString()).contains("kafka-cluster"));
        }
        assertThat(trail.decisions()).extracting(Decision::verdict).doesNotContain(Decision.Verdict.DENIED);
    }

    @Test
    void rightOnTheCluster_opensTopics_onlyInTheRequestThatAskedForIt() {
        PolicyAuthorizer authorizer = withAdministrators();
        RequestContext asked = forwarded(ApiKeys.DELETE_TOPICS, "by-cluster");
        authorizer.authorize(asked, List.of(DELETE_ANY));
        assertThat(authorizer.authorize(forwarded(ApiKeys.DELETE_TOPICS, "by-cluster"), askEach(DELETE, TOPIC, "a")))
                .as("another request, as in ZooKeeper mode, where the first question is not asked")
                .containsExactly(AuthorizationResult.DENIED);
        assertThat(authorizer.authorize(asked, askEach(DELETE, TOPIC, "a")))
                .containsExactly(AuthorizationResult.ALLOWED);
        assertThat(authorizer.authorize(asked, askEach(READ, TOPIC, "a")))
                .as("another right")
                .containsExactly(AuthorizationResult.DENIED);
        assertThat(authorizer.authorize(asked, askEach(DELETE, GROUP, "a")))
                .as("another type")
                .containsExactly(AuthorizationResult.DENIED);
        authorizer.loadSnapshot(java.util.Map.of());
        assertThat(authorizer.authorize(asked, askEach(DELETE, TOPIC, "a")))
                .as("the right was taken away meanwhile")
                .containsExactly(AuthorizationResult.DENIED);
    }

    @Test
    void firstQuestionOfOthers_isAnsweredAsEver() {
        PolicyAuthorizer authorizer = withAdministrators();
        assertThat(authorizer.authorize(direct(ApiKeys.METADATA, "by-cluster"), List.of(CREATE_ANY)))
                .containsExactly(AuthorizationResult.ALLOWED);
        assertThat(authorizer.authorize(forwarded(ApiKeys.CREATE_TOPICS, "eve"), List.of(CREATE_ANY)))
                .containsExactly(AuthorizationResult.DENIED);
        assertThat(trail.changes()).isEmpty();
    }

    @Test
    void withoutATrail_theFirstQuestionIsAnsweredAsEver() {
        PolicyAuthorizer authorizer = Contexts.policy(java.util.Map.of("super.users", "User:root"));
        assertThat(authorizer.authorize(forwarded(ApiKeys.DELETE_TOPICS, "root"), List.of(DELETE_ANY)))
                .containsExactly(AuthorizationResult.ALLOWED);
    }

    @Test
    void deniedDeletion_isToldOnce_althoughKafkaAsksTwice() {
        PolicyAuthorizer authorizer = authorizer();
        deleteTopics(authorizer, forwarded(ApiKeys.DELETE_TOPICS, "eve"), "t");
        assertThat(trail.decisions())
                .extracting(one -> one.verdict() + " " + one.operation())
                .containsExactly("DENIED DELETE");
        allow(authorizer, "User:bob", TOPIC, "t", DELETE);
        authorizer.addAcl(
                Contexts.id(77),
                Contexts.acl(
                        ResourceType.TOPIC,
                        "t",
                        org.apache.kafka.common.resource.PatternType.LITERAL,
                        "User:bob",
                        "*",
                        DESCRIBE,
                        org.apache.kafka.common.acl.AclPermissionType.DENY));
        deleteTopics(authorizer, forwarded(ApiKeys.DELETE_TOPICS, "bob"), "t");
        assertThat(trail.decisions())
                .as("what Kafka refuses it for")
                .extracting(one -> one.actor().principalName() + " " + one.verdict() + " " + one.operation())
                .contains("bob DENIED DESCRIBE");
    }

    @Test
    void tokenForSomebodyElse_inZooKeeperMode_isCreatedWhereItIsAsked() {
        DecisionAudit audit = new DecisionAudit(
                trail,
                new io.mojaloop.kafka.security.audit.event.Reporter("authorizer", "1", "broker"),
                List.of(),
                true);
        AclState state = new AclState();
        state.configure(SuperUsers.parse("User:root"), false);
        DecisionMetrics metrics = new DecisionMetrics(state::snapshot, Optional::empty);
        new Decider(
                        state,
                        metrics,
                        new DecisionLog(true),
                        new Observer(metrics.wouldDenies()),
                        new Origins(metrics, List.of()),
                        audit)
                .decide(direct(ApiKeys.CREATE_DELEGATION_TOKEN, "root"), List.of(ask(CREATE_TOKENS, USER, "User:bob")));
        assertThat(trail.changes()).containsExactly("DELEGATION_TOKEN CREATION USER:User:bob AUTHORIZED UNKNOWN");
    }

    @Test
    void questionBeforeForwarding_isRecordedEachTime_asADecision() {
        PolicyAuthorizer broker = authorizer();
        for (int i = 0; i < 2; i++) {
            broker.authorize(direct(ApiKeys.INCREMENTAL_ALTER_CONFIGS, "root"), List.of(askCluster(ALTER_CONFIGS)));
        }
        assertThat(trail.decisions())
                .extracting(one -> one.verdict() + " " + one.request().api() + " " + one.operation())
                .containsExactly(
                        "ALLOWED INCREMENTAL_ALTER_CONFIGS ALTER_CONFIGS",
                        "ALLOWED INCREMENTAL_ALTER_CONFIGS ALTER_CONFIGS");
    }

    @Test
    void everyApiOfTheTable_existsInSomeVersion() {
        assertThat(ChangeKind.ALL).extracting(ChangeKind::api).doesNotHaveDuplicates();
        assertThat(ChangeKind.ALL.stream()
                        .map(ChangeKind::api)
                        .filter(api -> Arrays.stream(ApiKeys.values())
                                .noneMatch(key -> key.name().equals(api))))
                .isSubsetOf(LATER);
        assertThat(ChangeKind.of(-1, ALTER, CLUSTER)).isNull();
        assertThat(ChangeKind.of(30_000, ALTER, CLUSTER)).isNull();
    }
}
