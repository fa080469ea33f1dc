/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    private static final String POLICY = """
            version: 1
            guardrails:
              transports: [SASL_SSL]
              listeners: {INTERNAL: {only: ["User:broker"]}}
            roles:
              reader:
                - {allow: [Read, Describe], topic: [orders, "orders-*"]}
                - {allow: Read, group: app}
              no-secrets:
                - {deny: Read, topic: orders-secret}
              visitor:
                - {allow: Read, topic: menu}
            bindings:
              - {role: reader, to: ["User:alice", "User:bob"], from: [10.0.0.0/8]}
              - {role: no-secrets, to: "User:*"}
              - {role: visitor, to: "User:guest", until: 2030-01-01T00:00:00Z}
            """;

    @TempDir
    Path directory;

    private Path policy = Path.of("");

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), POLICY);
    }

    private CommandRun explain(String... arguments) {
        List<String> all = new ArrayList<>(List.of("policy", "explain", "--policy", policy.toString()));
        all.addAll(List.of(arguments));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private CommandRun ask(String principal, String operation, String resource, String... more) {
        List<String> all =
                new ArrayList<>(List.of("--principal", principal, "--operation", operation, "--resource", resource));
        all.addAll(List.of(more));
        return explain(all.toArray(String[]::new));
    }

    @Test
    void anAllow_isExplainedByItsLine() {
        CommandRun run = ask("User:alice", "Read", "topic:orders", "--from", "10.1.2.3", "--transport", "SASL_SSL");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("ALLOWED  User:alice may Read Topic:orders from 10.1.2.3 over SASL_SSL\n")
                .contains(policy + ":7:7: allow Read on Topic:orders by role reader to User:alice from 10.0.0.0/8")
                .contains("guardrails.listeners was not judged: give --listener")
                .doesNotContain("guardrails.transports", "nearest miss");
    }

    @Test
    void aDenial_isExplainedByItsNearestMiss() {
        CommandRun run = ask("User:alice", "Read", "topic:orders");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("DENIED  User:alice may not Read Topic:orders from 127.0.0.1\n")
                .contains(
                        "no rule allows it", "nearest miss\n  would be allowed from 10.0.0.0/8\n", ":7:7: allow Read");
    }

    @Test
    void aDenyRule_winsAndIsShownFirst() {
        CommandRun run = ask("User:bob", "Read", "topic:orders-secret", "--from=10.0.0.1");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out().indexOf(":10:7: deny Read"))
                .isPositive()
                .isLessThan(run.out().indexOf(":7:7: allow Read"));
        assertThat(run.out()).contains("rules that match", "would be allowed if it were not denied");
    }

    @Test
    void aNearMiss_isNotPromisedWhereADenyWouldStillRefuse() {
        assertThat(ask("User:bob", "Read", "topic:orders-secret").out()).doesNotContain("would be allowed from");
    }

    @Test
    void aGuardrail_comesBeforeRights() {
        String[] over = {"--from=10.0.0.1", "--transport=PLAINTEXT"};

        CommandRun run = ask("User:alice", "Read", "topic:orders", over);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("over PLAINTEXT", "transports: the connection's transport is not one of those allowed")
                .contains("would be allowed if it did not run into guardrails.transports");
        assertThat(ask("User:rogue", "Read", "topic:orders", over).out())
                .contains("would be denied by its rights, too");
        assertThat(ask("User:alice", "Read", "topic:orders", "--from=10.0.0.1", "--listener=internal")
                        .out())
                .contains("on listener internal", "may use the listener");
    }

    @Test
    void time_isPartOfTheQuestion() {
        assertThat(ask("User:guest", "Read", "topic:menu", "--at=2029-12-31T23:00:00Z")
                        .exitCode())
                .isZero();
        CommandRun late = ask("User:guest", "Read", "topic:menu", "--at=2030-01-01T00:00:00Z");
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out()).contains("would have been allowed before 2030-01-01T00:00:00Z");
    }

    @Test
    void superUsersAndOpenClusters_areOptions() {
        assertThat(ask("User:root", "Alter", "cluster", "--super-users", "User:x;User:root"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isZero();
                    assertThat(run.out()).contains("super.users names User:root");
                });
        assertThat(ask("User:x", "Read", "topic:free", "--allow-everyone-if-no-acl-found"))
                .satisfies(run -> {
                    assertThat(run.exitCode()).isZero();
                    assertThat(run.out()).contains("allow.everyone.if.no.acl.found");
                });
    }

    @Test
    void monitorMode_isAllowedAndSaysWhatWouldBeDenied() throws IOException {
        Files.writeString(policy, POLICY.replace("version: 1", "version: 1\nmode: monitor"));

        CommandRun run = ask("User:alice", "Read", "topic:orders");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .startsWith("ALLOWED  User:alice may Read Topic:orders from 127.0.0.1, but only in monitor mode\n")
                .contains("no rule allows it", "would be allowed from 10.0.0.0/8");
    }

    @Test
    void aGuardrailThatOnlyObserves_isNoNearestMissOfADenial() throws IOException {
        Files.writeString(policy, POLICY.replace("guardrails:", "guardrails:\n  mode: monitor"));

        assertThat(ask("User:alice", "Read", "topic:orders", "--transport=PLAINTEXT")
                        .out())
                .startsWith("DENIED")
                .contains("would be allowed from 10.0.0.0/8");
    }

    @ParameterizedTest
    @CsvSource({
        "topic:orders, Read",
        "TOPIC:orders, READ",
        "Topic:LITERAL:orders, read",
        "topic:LITERAL:orders, Read",
        "group:app, Read"
    })
    void resourcesAndOperations_areReadInEverySpelling(String resource, String operation) {
        assertThat(ask("User:alice", operation, resource, "--from=10.0.0.1").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cluster", "cluster:kafka-cluster", "transactional-id:t", "transactionalId:t", "user:User:x"})
    void resourcesOfEveryType_areRead(String resource) {
        String operation = resource.startsWith("user") ? "CreateTokens" : "Describe";

        assertThat(ask("User:alice", operation, resource).exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alice | Read | topic:x | did you mean User:alice?",
                "User:a | Raed | topic:x | did you mean Read?",
                "User:a | Fly | topic:x | is not an operation",
                "User:a | Read | topc:x | did you mean topic?",
                "User:a | Read | topic | which topic? Write topic:NAME",
                "User:a | Read | topic:x* | about one topic, not about a pattern",
                "User:a | Read | Topic:PREFIXED:x | not about a prefix",
                "User:a | Read | group:g* | about one group",
                "User:a | Alter | cluster:mine | the only name of a cluster is kafka-cluster",
                "User:a | Write | group:g | there is no Write on a group"
            })
    void wrongQuestions_areAnsweredByWhatToWrite(String principal, String operation, String resource, String remedy) {
        CommandRun run = ask(principal, operation, resource);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(remedy, "--help");
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--from=localhost",
                "--from=10.0.0.0/8",
                "--from=1.2.3",
                "--at=2030",
                "--transport=TLS",
                "--super-users=x"
            })
    void wrongOptions_areWrongUsage(String option) {
        assertThat(ask("User:a", "Read", "topic:x", option).exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsMissing_isAskedFor() {
        assertThat(explain("--principal", "User:a").err()).contains("Give --operation and --resource, or --all");
        assertThat(explain("--principal", "User:a", "--all", "--operation", "Read")
                        .exitCode())
                .isEqualTo(2);
        assertThat(CommandRun.of("policy", "explain", "--principal", "User:a", "--all")
                        .err())
                .contains("Give --policy FILE, --bootstrap-server HOST:PORT, or both");
        assertThat(ask("User:a", "Read", "topic:x", "--command-config", "x").err())
                .contains("needs --bootstrap-server");
    }

    @Test
    void json_hasTheWholeAnswer() throws IOException {
        CommandRun run = ask("User:alice", "Read", "topic:orders", "--json", "--at=2029-01-01T00:00:00Z");

        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(answer.path("allowed").asBoolean()).isFalse();
        assertThat(answer.path("kind").asText()).isEqualTo("DENIED_BY_DEFAULT");
        assertThat(answer.path("resourceType").asText()).isEqualTo("topic");
        assertThat(answer.path("at").asText()).isEqualTo("2029-01-01T00:00:00Z");
        assertThat(answer.path("transport").isNull()).isTrue();
        assertThat(answer.at("/because/source").asText()).isEqualTo("default");
        assertThat(answer.at("/nearestMiss/change").asText()).isEqualTo("would be allowed from 10.0.0.0/8");
        assertThat(answer.at("/nearestMiss/because/line").asInt()).isEqualTo(7);
        assertThat(answer.path("notes")).hasSize(2);
    }

    @Test
    void all_listsWhatRulesSay_byTypeAndAllowFirst() {
        CommandRun run = explain("--principal", "User:alice", "--all");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualTo("""
                What rules say of User:alice
                Guardrails come first, for super users too.

                Topic
                  allow  orders         Read, Describe  from 10.0.0.0/8, %1$s:7
                  allow  orders-*       Read, Describe  from 10.0.0.0/8, %1$s:7
                  deny   orders-secret  Read            everyone, %1$s:10

                Group
                  allow  app  Read  from 10.0.0.0/8, %1$s:8
                """.formatted(policy));
    }

    @Test
    void all_tellsSuperUsersAndRightsThatHaveEnded() {
        assertThat(explain("--principal", "User:guest", "--all", "--at=2031-01-01T00:00:00Z")
                        .out())
                .contains("ended 2030-01-01T00:00:00Z");
        assertThat(explain("--principal", "User:root", "--all", "--super-users=User:root")
                        .out())
                .contains("User:root is a super user");
    }

    private static final String QUOTAS = """
            quotas:
              unlisted: {produce: 64KiB/s, mutations: 0.5/s}
              exempt: ["User:broker"]
              tenants:
                apps: {members: ["User:alice", "User:bob"], produce: 1MiB/s, request: 250%, scope: cluster, weight: 3, borrow: true}
                batches: {members: "User:alice", client-id: ["batch-*", {literal: "odd*"}], produce: 4MiB/s}
            """;

    @Test
    void all_tellsWhoseQuotasThePrincipalUses() throws IOException {
        Files.writeString(policy, POLICY + QUOTAS);

        assertThat(explain("--principal", "User:alice", "--all").out()).endsWith("""

                Quotas, where kafka-configs sets none
                  produce    client id odd*      4MiB/s    tenant batches, on each broker, shared with nobody
                  produce    client ids batch-*  4MiB/s    tenant batches, on each broker, shared with nobody
                  produce                        1MiB/s    tenant apps, in the whole cluster, shared by 2, weight 3, borrows
                  consume                        no limit
                  request                        250%      tenant apps, in the whole cluster, shared by 2, weight 3, borrows
                  mutations                      0.5/s     unlisted, on each broker, shared with nobody
                """);
        assertThat(explain("--principal", "User:guest", "--all").out())
                .contains("  produce    64KiB/s   unlisted, on each broker, shared with nobody\n");
    }

    @Test
    void all_tellsWhoIsNeverSlowed_andThatNobodyIsInMonitorMode() throws IOException {
        Files.writeString(policy, POLICY + QUOTAS.replace("quotas:", "quotas:\n  mode: monitor"));

        assertThat(explain("--principal", "User:broker", "--all").out())
                .endsWith("Quotas, where kafka-configs sets none; in monitor mode, nobody is slowed\n"
                        + "  never slowed: exempt by the policy\n");
        assertThat(explain("--principal", "User:alice", "--all", "--super-users=User:alice")
                        .out())
                .endsWith("  never slowed: a super user, unless security.quota.exempt.super.users=false\n");
    }

    @Test
    void allAsJson_hasEveryBudget() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String[] alice = {"--principal", "User:alice", "--all", "--json"};
        assertThat(mapper.readTree(explain(alice).out()).path("quotas").isNull())
                .isTrue();
        Files.writeString(policy, POLICY + QUOTAS);

        JsonNode quotas = mapper.readTree(explain(alice).out()).path("quotas");
        assertThat(quotas.path("exempt").isNull()).isTrue();
        assertThat(quotas.path("mode").asText()).isEqualTo("enforce");
        assertThat(quotas.path("budgets")).hasSize(6);
        JsonNode batches = quotas.at("/budgets/1");
        assertThat(batches.path("limits").asText()).isEqualTo("produce");
        assertThat(batches.at("/clientId/prefix").asText()).isEqualTo("batch-");
        assertThat(batches.path("of").asText()).isEqualTo("tenant");
        assertThat(batches.path("tenant").asText()).isEqualTo("batches");
        assertThat(batches.path("limit").asDouble()).isEqualTo(4 << 20);
        assertThat(batches.path("scope").asText()).isEqualTo("broker");
        JsonNode broker = mapper.readTree(
                explain("--principal=User:broker", "--all", "--json").out());
        assertThat(broker.at("/quotas/exempt").asText()).isEqualTo("policy");
        assertThat(broker.at("/quotas/budgets")).isEmpty();
    }

    @Test
    void allAsJson_hasEveryRight() throws IOException {
        JsonNode rights = new ObjectMapper()
                .readTree(explain("--principal", "User:guest", "--all", "--json", "--at=2031-01-01T00:00:00Z")
                        .out());

        assertThat(rights.path("superUser").asBoolean()).isFalse();
        JsonNode menu = rights.at("/rights/0");
        assertThat(menu.path("name").asText()).isEqualTo("menu");
        assertThat(menu.path("holds").asBoolean()).isFalse();
        assertThat(menu.path("until").asText()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(menu.at("/operations/0").asText()).isEqualTo("Read");
    }

    @Test
    void anInvalidPolicy_isRefusedWithEveryProblem() throws IOException {
        Files.writeString(policy, "version: 1\nrolse: {}\nbindngs: \"\\e[2J\"\n");

        CommandRun run = ask("User:a", "Read", "topic:x");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("is not a valid policy (", ":2:1: error: ", ":3:1: error: ");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void hostileText_neverReachesATerminal() throws IOException {
        Files.writeString(policy, """
                version: 1
                roles: {"r\\u202e": [{allow: Read, group: "g\\x9b2J"}, {allow: Read, topic: x}]}
                bindings: [{role: "r\\u202e", to: "User:a\\x9b"}]
                quotas: {tenants: {"t\\u202e": {members: "User:a\\x9b", client-id: "c\\e[2J", produce: 1MiB/s}}}
                """);

        assertThat(ask("User:a\u009b", "Read", "group:g\033[2J").isHarmless()).isTrue();
        assertThat(ask("User:a\u009b", "Read", "group:g\u009b2J").exitCode()).isZero();
        assertThat(ask("User:a\u009b", "Read", "group:g\u009b2J").isHarmless()).isTrue();
        assertThat(ask("User:a\u009b", "Read", "group:g\u009b2J", "--json").isHarmless())
                .isTrue();
        assertThat(explain("--principal=User:a\u009b", "--all").isHarmless()).isTrue();
        assertThat(ask("a\u009b", "Read", "topic:x").isHarmless()).isTrue();
        assertThat(ask("User:a", "\u009b", "topic:x").isHarmless()).isTrue();
        assertThat(ask("User:a", "Read", "topic:\u009b").isHarmless()).isTrue();
    }

    @Test
    void colours_areForTerminalsOnly() {
        String[] arguments = {
            "policy",
            "explain",
            "--policy",
            policy.toString(),
            "--principal=User:a",
            "--operation=Read",
            "--resource=topic:x"
        };

        assertThat(CommandRun.of(arguments).out()).doesNotContain("\033");
        assertThat(CommandRun.on(new Terminal(true, false, 80, true), arguments).out())
                .startsWith("\033[1;31mDENIED\033[0m");
    }

    @Test
    void aClusterThatIsNotThere_isSaidPlainly() throws IOException {
        CommandRun run = ask("User:a", "Read", "topic:x", "--bootstrap-server=127.0.0.1:1", "--timeout=1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("127.0.0.1:1 did not answer within 1 second. Is the address right")
                .doesNotContain("\tat ");
        assertThat(ask("User:a", "Read", "topic:x", "--bootstrap-server=nonsense")
                        .err())
                .contains("no client for nonsense");
        assertThat(ask("User:a", "Read", "topic:x", "--bootstrap-server=x:1", "--command-config=/none")
                        .exitCode())
                .isEqualTo(2);
        assertThat(ask("User:a", "Read", "topic:x", "--bootstrap-server=127.0.0.1:1", "--timeout=0")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void questionThatNoClientAsks_isRefused() {
        assertThat(ask("User:alice", "All", "topic:orders").exitCode()).isEqualTo(2);
        assertThat(ask("group:readers", "Read", "topic:orders").err()).contains("is nobody who asks");
        assertThat(ask("User:*", "Read", "topic:orders").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of(
                                "policy",
                                "explain",
                                "--policy",
                                policy.toString(),
                                "--principal",
                                "User:alice",
                                "--all",
                                "--from",
                                "10.0.0.1")
                        .err())
                .contains("leave out --from");
    }
}
