/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.policy;

import static io.mojaloop.kafka.security.integration.support.Calls.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that cannot take the plug-in: stock brokers and the tool, from the policy to ACLs and back, and learning. */
class ExportImportIT {
    private static final String PACK = "policies/mojaloop.yaml";
    private static final String PREPARE = "centralledger-handler-transfer-prepare";
    private static final String NOTIFICATION = "ml-api-adapter-handler-notification";
    private static final String QUOTES = "quoting-service";
    private static final String QUOTES_HANDLER = "quoting-service-handler";
    private static final String NO_TOPIC = "TopicAuthorizationException";

    /** Principal, operation, resource, and whether the pack allows it. */
    private record Question(String principal, String operation, String resource, boolean allowed) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(PREPARE, "Describe", "topic:topic-transfer-prepare", true),
            new Question(NOTIFICATION, "Write", "topic:topic-admin-transfer", false),
            new Question(NOTIFICATION, "Read", "group:ml-group-notification-event", true),
            new Question("operator-alice", "Create", "topic:topic-new", true),
            new Question("operator-alice", "Read", "topic:topic-transfer-prepare", false),
            new Question("security-bob", "CreateTokens", "user:User:admin", false),
            new Question("nobody-knows", "Describe", "topic:topic-transfer-prepare", false));

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_3_9,
            Brokers.KRAFT_3_9
                    .stock()
                    .authorizerLogLevel("DEBUG")
                    .scramUsers(PREPARE, NOTIFICATION, QUOTES, QUOTES_HANDLER));

    @TempDir
    static Path directory;

    private static String config;

    @BeforeAll
    static void exportThePack() {
        config = CLUSTER.kit()
                .writeClientProperties(Credentials.scram("admin"), directory.resolve("admin.properties"))
                .toString();
        List.of(
                        "topic-transfer-position",
                        "topic-transfer-position-batch",
                        "topic-admin-transfer",
                        "topic-notification-event",
                        "topic-quotes-post",
                        "topic-quotes-put")
                .forEach(CLUSTER::createTopic);
        onCluster("export", PACK, "--apply").ended(1);
        assertThat(acls()).as("what ACLs cannot say was not accepted").isZero();

        PolicyTool export = onCluster("export", PACK, "--apply", "--allow-loss").ended(0);

        Matcher added = Pattern.compile("(\\d+) ACLs added, 0 already there, 0 beside\n")
                .matcher(export.out());
        assertThat(added.find()).as(export.out()).isTrue();
        int count = Integer.parseInt(added.group(1));
        assertThat(count).isGreaterThan(100);
        await("all ACLs").until(() -> acls() == count);
    }

    private static int acls() {
        return CLUSTER.acls().find(AclBindingFilter.ANY).size();
    }

    private static PolicyTool onCluster(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-server", CLUSTER.kit().bootstrap(Listener.CLIENT), "--command-config", config));
        return PolicyTool.run(all.toArray(new String[0]));
    }

    private static String explain(Question question, String... sources) {
        List<String> all = new ArrayList<>(List.of(
                "explain",
                "--principal",
                "User:" + question.principal,
                "--operation",
                question.operation,
                "--resource",
                question.resource));
        all.addAll(List.of(sources));
        return PolicyTool.run(all.toArray(new String[0]))
                .ended(question.allowed ? 0 : 1)
                .out()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static Client client(String name) {
        return CLUSTER.client(Credentials.scram(name));
    }

    @Test
    void components_doWhatThePolicySays_onStockBrokers() {
        Client prepare = client(PREPARE);
        prepare.produceIdempotent("topic-transfer-position", "a");
        prepare.produceIdempotent("topic-transfer-position-batch", "a");
        assertThat(outcome(() -> prepare.produce("topic-admin-transfer", "a"))).isEqualTo(NO_TOPIC);

        Client notification = client(NOTIFICATION);
        assertThat(outcome(() -> notification.produce("topic-admin-transfer", "a")))
                .isEqualTo(NO_TOPIC);
        CLUSTER.superUser().produce("topic-notification-event", "a");
        assertThat(notification.consume("topic-notification-event", "ml-group-notification-event", 1))
                .containsExactly("a");
    }

    @Test
    void whatIsImported_isThePolicy_andExportsToTheSame() {
        String imported = directory.resolve("imported.yaml").toString();

        onCluster("import", "--output", imported).ended(0);

        String summary = PolicyTool.run("diff", PACK, imported).ended(1).out();
        assertThat(summary).contains("no difference in rights; guardrails: ").doesNotContain(" gains ", " loses ");
        PolicyTool.run("validate", imported).ended(0);
        assertThat(onCluster("export", imported, "--apply", "--dry-run", "--prune")
                        .ended(0)
                        .out())
                .matches("0 ACLs to add, \\d+ already there, 0 to delete\n");
        assertThat(onCluster("import", "--output", imported).ended(2).err()).contains("exists; --force overwrites it");
    }

    @Test
    void liveAcls_areExplainedAsTheFileIs() {
        for (Question question : QUESTIONS) {
            String byFile = explain(question, "--policy", PACK);
            String byAcls = explain(
                    question,
                    "--bootstrap-server",
                    CLUSTER.kit().bootstrap(Listener.CLIENT),
                    "--command-config",
                    config);
            assertThat(byAcls).isEqualTo(byFile).startsWith(question.allowed ? "ALLOWED  " : "DENIED  ");
        }
    }

    @Test
    void whatAStockBrokerLogs_isLearnt_andNothingElse() {
        Client service = client(QUOTES);
        service.produceIdempotent("topic-quotes-post", "a");
        assertThat(outcome(() -> service.produce("topic-admin-transfer", "a"))).isEqualTo(NO_TOPIC);
        assertThat(client(QUOTES_HANDLER).consume("topic-quotes-post", "group-quotes-handler-post", 1))
                .containsExactly("a");
        String log = CLUSTER.kit().authorizerLog(1).toString();
        CLUSTER.authorizerLog().awaitLine("User:" + QUOTES_HANDLER + " is Allowed operation = READ", "Group:");
        String learnt = directory.resolve("learnt.yaml").toString();

        PolicyTool.run("learn", "--from", log, "--super-users", "User:broker;User:admin", "--output", learnt)
                .ended(0);

        PolicyTool.run("validate", learnt).ended(0);
        assertThat(rights(learnt, QUOTES)).containsExactly("allow topic-quotes-post Write");
        assertThat(rights(learnt, QUOTES_HANDLER))
                .containsExactly("allow topic-quotes-post Read", "allow group-quotes-handler-post Read");
        assertThat(rights(learnt, "admin")).isEmpty();
        for (Question question : List.of(
                new Question(QUOTES, "Write", "topic:topic-quotes-post", true),
                new Question(QUOTES, "Describe", "topic:topic-quotes-post", true),
                new Question(QUOTES, "Write", "topic:topic-quotes-put", false),
                new Question(QUOTES, "Write", "topic:topic-admin-transfer", false),
                new Question(QUOTES_HANDLER, "Read", "group:group-quotes-handler-post", true),
                new Question(QUOTES_HANDLER, "Write", "topic:topic-quotes-post", false))) {
            assertThat(explain(question, "--policy", learnt)).isNotEmpty();
        }
    }

    private static List<String> rights(String policy, String user) {
        return PolicyTool.run("explain", "--policy", policy, "--principal", "User:" + user, "--all")
                .ended(0)
                .rights();
    }

    @Test
    void whatTheClusterRefuses_isSaidWithARemedy() throws IOException {
        String server = CLUSTER.kit().bootstrap(Listener.CLIENT);
        Path stranger = CLUSTER.kit()
                .writeClientProperties(Credentials.scram(PREPARE), directory.resolve("stranger.properties"));
        Path liar = directory.resolve("liar.properties");
        Files.writeString(
                liar, Files.readString(stranger).replaceAll("password=\\\\?\"[^\"\\\\]*", "password=\"wrong"));
        Path plain = Files.writeString(directory.resolve("plain.properties"), "security.protocol=PLAINTEXT\n");
        Map<Path, String> remedies = Map.of(
                stranger,
                        server + " does not let this client read ACLs: it needs Describe on the cluster. Name another",
                liar, server + " does not accept this client: ",
                plain, server + " did not answer within 2 seconds. Is the address right, and does security.protocol");

        remedies.forEach((file, remedy) -> assertThat(PolicyTool.run(
                                "export",
                                PACK,
                                "--apply",
                                "--allow-loss",
                                "--bootstrap-server",
                                server,
                                "--command-config",
                                file.toString(),
                                "--timeout",
                                "2")
                        .ended(2)
                        .err())
                .contains(remedy));
        assertThat(PolicyTool.run("import", "--bootstrap-server", server, "--command-config", stranger.toString())
                        .ended(2)
                        .err())
                .contains(remedies.get(stranger));
    }
}
