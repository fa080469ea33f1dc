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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final String OLD = """
            version: 1
            guardrails: {transports: [SSL, PLAINTEXT]}
            groups:
              ops: ["User:alice", "User:bob"]
            roles:
              quoting:
                - {allow: [Write], topic: [topic-quotes-post, topic-quotes-put]}
              ops:
                - {allow: [Read], topic: "topic-*"}
            bindings:
              - {role: quoting, to: ["User:quoting-service"]}
              - {role: ops, to: ["group:ops"], from: [10.0.0.0/8]}
            quotas:
              tenants:
                t: {members: ["User:alice"], produce: 1MiB/s}
            """;

    @TempDir
    Path directory;

    private CommandRun diff(String older, String newer, String... options) throws IOException {
        String[] all = new String[options.length + 4];
        all[0] = "policy";
        all[1] = "diff";
        all[2] = Files.writeString(directory.resolve("old.yaml"), older).toString();
        all[3] = Files.writeString(directory.resolve("new.yaml"), newer).toString();
        System.arraycopy(options, 0, all, 4, options.length);
        return CommandRun.of(all);
    }

    private String said(String newer) throws IOException {
        CommandRun run = diff(OLD, newer);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        return run.out().replace(directory + "/", "");
    }

    @Test
    void equalPolicies_areSaidToBeEqual() throws IOException {
        String other = OLD.replace("quoting:", "renamed:").replace("role: quoting", "role: renamed");

        assertThat(diff(OLD, other)).isEqualTo(new CommandRun(0, "no difference in rights\n", ""));
    }

    @Test
    void aRightTakenAway_isLost_withItsLine() throws IOException {
        assertThat(said(OLD.replace("[topic-quotes-post, topic-quotes-put]", "topic-quotes-put")))
                .isEqualTo("""
                        User:quoting-service loses Write on topic topic-quotes-post (old.yaml:7)

                        1 principal loses
                        """);
    }

    @Test
    void aDenial_takesAway_andNamesWhatItTakesFrom() throws IOException {
        assertThat(said(OLD.replace("\"topic-*\"}", "\"topic-*\"}\n    - {deny: [Read], topic: topic-a}")))
                .contains("User:alice loses Read on topic topic-a from 10.0.0.0/8, keeps Describe"
                        + " (old.yaml:9; denied at new.yaml:10)")
                .contains("User:bob loses Read")
                .contains("2 principals lose");
    }

    @Test
    void aWiderName_isGained_exceptForWhatWasThere() throws IOException {
        assertThat(said(OLD.replace("[topic-quotes-post, topic-quotes-put]", "\"topic-quotes-*\"")))
                .contains("User:quoting-service gains Write on topics topic-quotes-* except topic-quotes-post and"
                        + " topic-quotes-put (new.yaml:7)");
    }

    @Test
    void anEnd_isLostFromThenOn() throws IOException {
        assertThat(said(OLD.replace(
                        "\"User:quoting-service\"]", "\"User:quoting-service\"], until: 2099-01-01T00:00:00Z")))
                .contains("User:quoting-service loses Write on topics topic-quotes-post and topic-quotes-put from"
                        + " 2099-01-01T00:00:00Z on");
    }

    @Test
    void guardrailsModesAndQuotas_areTold() throws IOException {
        assertThat(said(OLD.replace("[SSL, PLAINTEXT]", "[SSL]"))).contains("guardrails: PLAINTEXT is refused now");
        assertThat(said(OLD.replace("version: 1", "version: 1\nmode: monitor")))
                .contains(
                        "mode: everybody whom no binding names",
                        "only observed now",
                        "no difference in rights; modes:");
        assertThat(said(OLD.replace("1MiB", "512KiB"))).contains("quotas: tenant t: produce 1MiB/s -> 512KiB/s");
    }

    @Test
    void quotas_areTold_withModesClientIdsAndTheGuardOfDisks() throws IOException {
        assertThat(said(OLD.replace("quotas:", "quotas:\n  mode: monitor")))
                .contains("quotas: the mode enforce -> monitor");
        assertThat(said(OLD.replace("version: 1", "version: 1\nmode: monitor")))
                .contains("quotas: the mode enforce -> monitor");
        assertThat(diff(OLD, OLD.replace("quotas:", "quotas:\n  mode: enforce")).exitCode())
                .isZero();
        assertThat(said(OLD.replace("produce:", "client-id: [b, \"a*\", {literal: \"c*\"}], produce:")))
                .contains("quotas: tenant t's client id any -> a* or b or c* (literally)");
        assertThat(said(OLD + "    u: {members: User:alice, client-id: b, request: 5%}\n"))
                .contains("quotas: tenant u is new: User:alice as client id b (request 5%)");
        assertThat(said(OLD + "  storage: {soft: 80%, hard: 95%, unlimited: 1MiB/s}\n"))
                .contains("quotas: the storage guard off -> soft 80%, hard 95%, unlimited 1MiB/s");
        assertThat(said(OLD.substring(0, OLD.indexOf("quotas:"))))
                .contains("quotas: tenant t is gone")
                .doesNotContain("the mode");
    }

    @Test
    void json_holdsTheWholeDifference() throws IOException {
        CommandRun run = diff(OLD, OLD.replace("[topic-quotes-post, topic-quotes-put]", "topic-quotes-put"), "--json");

        JsonNode root = new ObjectMapper().readTree(run.out());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(root.path("same").asBoolean()).isFalse();
        assertThat(root.at("/changes/0/principal").asText()).isEqualTo("User:quoting-service");
        assertThat(root.at("/changes/0/change").asText()).isEqualTo("loses");
        assertThat(root.at("/changes/0/operations").toString()).isEqualTo("[\"Write\",\"Describe\"]");
        assertThat(root.at("/changes/0/resources/0/pattern/literal").asText()).isEqualTo("topic-quotes-post");
    }

    @Test
    void anInvalidPolicy_isNoDifference() throws IOException {
        CommandRun run = diff(OLD, OLD.replace("Write", "Wriet"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Wriet", "new.yaml:7");
        assertThat(CommandRun.of("policy", "diff", "-", "-").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("policy", "diff", "nowhere.yaml", "nowhere.yaml")
                        .exitCode())
                .isEqualTo(2);
    }

    @Test
    void nothingOfAFile_steersATerminal() throws IOException {
        String nasty = OLD.replace("topic: \"topic-*\"", "group: \"\\e[31m\\u202e\\n\"");

        assertThat(diff(OLD, nasty).isHarmless()).isTrue();
        assertThat(diff(nasty, OLD, "--json").isHarmless()).isTrue();
    }

    @Test
    void colour_isForTerminals() throws IOException {
        Path older = Files.writeString(directory.resolve("a.yaml"), OLD);
        Path newer = Files.writeString(directory.resolve("b.yaml"), OLD.replace("Write", "Read"));

        CommandRun run =
                CommandRun.on(new Terminal(true, true, 80, true), "policy", "diff", older.toString(), newer.toString());

        assertThat(run.out()).contains("\033[1;31mloses\033[0m");
    }

    @Test
    void help_showsExamplesAndExitStatus() {
        for (String command : new String[] {"diff", "learn", "export", "import"}) {
            CommandRun run = CommandRun.of("policy", command, "--help");

            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .contains("Examples:", "Exit status:", "Options:")
                    .doesNotContain("\033");
        }
    }
}
