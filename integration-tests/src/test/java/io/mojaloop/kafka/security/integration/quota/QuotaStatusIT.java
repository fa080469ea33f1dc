/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.integration.quota.KafkaQuotas.Entity;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.CommandLine;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.Credentials;
import io.mojaloop.kafka.security.kit.Listener;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kafka-security quota status} of a broker on which one client floods and one does not: as who has just the rights
 * that its help asks for, as who has less, and with nobody there.
 */
class QuotaStatusIT {
    private static final String TOPIC = "kafka-security-quota-status";
    private static final int KIB = 1024;
    private static final double LIMIT = 200 * KIB;
    private static final double OF_KAFKA = 5_000_000;
    private static final int STEADY = 20 * KIB;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final PolicyFile POLICY = PolicyFile.holding("""
            version: 1
            roles:
              writer: [{allow: Write, topic: written}]
              asks: [{allow: DescribeConfigs, cluster: kafka-cluster}]
              sees: [{allow: Describe, topic: "%1$s"}]
              reads: [{allow: [Describe, Read], topic: "%1$s"}]
            bindings:
              - {role: writer, to: ["User:dfsp", "User:clerk"]}
              - {role: asks, to: ["User:onlooker", "User:half", "User:blind"]}
              - {role: sees, to: "User:half"}
              - {role: reads, to: "User:onlooker"}
            quotas:
              unlisted: {produce: 10MiB/s}
              tenants:
                dfsps: {members: "User:dfsp", produce: 200KiB/s, scope: cluster}
            """.formatted(TOPIC));

    @RegisterExtension
    static final TestCluster CLUSTER = TestCluster.of(
            Brokers.KRAFT_4_4,
            QuotaBrokers.with(Brokers.KRAFT_4_4, POLICY)
                    .serverProperty("allow.everyone.if.no.acl.found", "false")
                    .serverProperty(
                            "principal.builder.class",
                            "io.mojaloop.kafka.security.authentication.AuditingPrincipalBuilder")
                    .serverProperty("security.quota.status.topic", TOPIC)
                    .serverProperty("security.quota.status.interval.ms", "2000")
                    .scramUsers("dfsp", "clerk", "onlooker", "half", "blind", "nobody"));

    @TempDir
    static Path directory;

    private static final Loads LOADS = new Loads();

    /** And waits until what is to be seen is there. */
    @BeforeAll
    static void clientsWrite() {
        CLUSTER.createTopic("written");
        new KafkaQuotas(CLUSTER.superUser()).set(new Entity("clerk", ""), KafkaQuotas.PRODUCE, OF_KAFKA);
        LOADS.start(
                CLUSTER.client(Credentials.scram("dfsp")),
                LoadShape.flood("written", 1, 2, 16 * KIB).with("client.id", "flooding"));
        LOADS.start(
                CLUSTER.client(Credentials.scram("clerk")),
                LoadShape.steady("written", 1, 1, KIB, STEADY / (double) KIB));
        await("slowed")
                .until(() -> !json(as("onlooker", "--json", "--throttled"))
                        .at("/budgets/0")
                        .isMissingNode());
    }

    @AfterAll
    static void clientsEnd() {
        LOADS.close();
    }

    private static CommandLine as(String user, String... arguments) {
        return CommandLine.run(command(user, arguments));
    }

    private static String[] command(String user, String... arguments) {
        Path config = directory.resolve(user + ".properties");
        CLUSTER.kit().writeClientProperties(Credentials.scram(user), config);
        List<String> all = new ArrayList<>(List.of(
                "quota",
                "status",
                "--bootstrap-server",
                CLUSTER.kit().bootstrap(Listener.CLIENT),
                "--command-config",
                config.toString()));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }

    private static JsonNode json(CommandLine run) {
        return json(run.out());
    }

    private static JsonNode json(String document) {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new AssertionError(document, e);
        }
    }

    private static JsonNode budget(JsonNode view, String name) {
        for (JsonNode budget : view.path("budgets")) {
            if (budget.path("name").asText().equals(name)
                    && budget.path("type").asText().equals("produce")) {
                return budget;
            }
        }
        throw new AssertionError("no budget of " + name + " in " + view);
    }

    private static void assertShown(CommandLine run, int exitCode) {
        assertThat(run.exitCode()).as("%s%s", run.out(), run.err()).isEqualTo(exitCode);
    }

    /** What its tenant or its quota of kafka-configs limits to and, more or less, what is sent. */
    private static void assertBothBudgets(JsonNode view) {
        JsonNode flooded = budget(view, "tenant dfsps");
        assertThat(flooded.path("limit").asDouble()).isEqualTo(LIMIT);
        assertThat(flooded.path("scope").asText()).isEqualTo("cluster");
        assertThat(flooded.path("use").asDouble()).isBetween(LIMIT / 3, 3 * LIMIT);
        assertThat(flooded.path("throttled").asBoolean()).isTrue();
        assertThat(flooded.path("throttleTimeMs").asDouble()).isPositive();
        JsonNode steady = budget(view, "User:clerk");
        assertThat(steady.path("limit").asDouble()).isEqualTo(OF_KAFKA);
        assertThat(steady.path("use").asDouble()).isBetween(STEADY / 3.0, 3.0 * STEADY);
        assertThat(steady.path("throttled").asBoolean()).isFalse();
    }

    @Test
    void topic_tellsLimits_use_andWhoIsSlowed() {
        CommandLine run = as("onlooker", "--json");

        assertShown(run, 0);
        JsonNode view = json(run);
        assertThat(view.path("whole").asBoolean()).isTrue();
        assertThat(view.path("callback").asText()).isEqualTo(QuotaBrokers.CALLBACK);
        assertThat(view.at("/kafkaQuotas/0/entity/user/name").asText()).isEqualTo("clerk");
        assertThat(view.at("/policy/tenants/0/limits/produce").asDouble()).isEqualTo(LIMIT);
        assertThat(view.at("/nodes/0/source").asText()).isEqualTo("topic");
        assertThat(view.at("/nodes/0/split/source").asText()).isEqualTo("told");
        assertBothBudgets(view);
        assertThat(budget(view, "tenant dfsps").at("/nodes/0/clients/0").asText())
                .isEqualTo("User:dfsp flooding");
    }

    @Test
    void table_saysTheSameToPeople() {
        CommandLine run = as("onlooker");

        assertShown(run, 0);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Quotas of kafka-configs", "Quotas of the policy (as node 1 has it), enforced")
                .containsPattern("user clerk +4.77 MiB/s")
                .containsPattern("dfsps +cluster +200 KiB/s")
                .containsPattern("produce +tenant dfsps +200 KiB/s cluster .* SLOWED +node 1 .* User:dfsp flooding")
                .containsPattern("produce +User:clerk +4.77 MiB/s each ")
                .containsPattern("1 +broker,controller +topic .* enforce +by leaders");
        assertThat(run.out().lines().filter(line -> line.contains("SLOWED"))).hasSize(1);
    }

    @Test
    void jmx_tellsTheSame_alsoToWhoMayNotReadTheTopic() {
        String address = CLUSTER.kit().jmxAddress(1);
        String password = CLUSTER.kit().jmxPasswordFile().toString();

        CommandLine run = as("onlooker", "--json", "--jmx", address, "--jmx-password-file", password);
        assertShown(run, 0);
        assertThat(json(run).path("nodes")).hasSize(1);
        assertThat(json(run).at("/nodes/0/source").asText()).isEqualTo(address);
        assertBothBudgets(json(run));

        CommandLine blind = as("blind", "--jmx", address, "--jmx-password-file", password);
        assertShown(blind, 1);
        assertThat(blind.out())
                .contains("it needs Describe and Read on the topic " + TOPIC)
                .containsPattern("produce +tenant dfsps .* SLOWED");
    }

    @Test
    void jmxThatDoesNotAnswer_isAProblem_andTheTopicCounts() {
        CommandLine run =
                as("onlooker", "--jmx", "127.0.0.1:1", "--jmx", CLUSTER.kit().jmxAddress(1));

        assertShown(run, 1);
        assertThat(run.out())
                .contains("JMX of 127.0.0.1:1 cannot be read", "--jmx-password-file")
                .containsPattern("produce +tenant dfsps .* SLOWED");
    }

    @Test
    void watch_showsOneViewAfterTheOther_untilNobodyReads() {
        CommandLine run = CommandLine.head(3, command("onlooker", "--json", "--watch", "1"));

        assertShown(run, 0);
        assertThat(run.err()).isEmpty();
        List<JsonNode> views = run.out().lines().map(QuotaStatusIT::json).toList();
        assertThat(views).hasSize(3).allSatisfy(QuotaStatusIT::assertBothBudgets);
        assertThat(views)
                .extracting(view -> Instant.parse(view.path("time").asText()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void topicThatIsNotThere_leavesLimits_andIsToldWithTheRemedy() {
        CommandLine run = as("admin", "--status-topic", "nowhere");

        assertShown(run, 4);
        assertThat(run.out())
                .contains("There is no topic nowhere", "Set security.quota.status.topic=nowhere", "user clerk")
                .doesNotContain("SLOWED");
    }

    @Test
    void whoMayNot_isToldWhichRightHeNeeds() {
        assertRefused(as("nobody"), "it needs DescribeConfigs on the cluster. Name another client in --command-config");
        assertRefused(as("half"), "it needs Read on the topic " + TOPIC);
    }

    @Test
    void addressThatIsNoBroker_isToldWithAHint() {
        assertRefused(
                CommandLine.run("quota", "status", "--bootstrap-server", "127.0.0.1:1", "--timeout", "1"),
                "127.0.0.1:1 did not answer within 1 s. Is the address right, and does the listener need a"
                        + " --command-config (TLS, SASL)?");
    }

    private static void assertRefused(CommandLine run, String message) {
        assertShown(run, 2);
        assertThat(run.err()).contains(message).hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }
}
