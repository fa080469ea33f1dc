/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportAndImportCommandTest {
    private static final String PLAIN = """
            version: 1
            roles:
              r:
                - {allow: [Read, Write], topic: topic-a}
                - {allow: [Read], group: [{literal: "it's*"}, "-dash"]}
                - {deny: [Delete], topic: "topic-*"}
            bindings:
              - {role: r, to: ["User:CN=bob,OU=o p"]}
            """;
    private static final String LOSSY = PLAIN + """
              - {role: r, to: ["User:x"], until: 2099-01-01T00:00:00Z}
              - {role: r, to: ["User:y"], mode: monitor}
              - {role: r, to: ["User:z"], from: [10.0.0.0/8]}
            """;

    @TempDir
    Path directory;

    private CommandRun export(String policy, String... options) throws IOException {
        String[] all = new String[options.length + 3];
        all[0] = "policy";
        all[1] = "export";
        System.arraycopy(options, 0, all, 2, options.length);
        all[all.length - 1] =
                Files.writeString(directory.resolve("p.yaml"), policy).toString();
        return CommandRun.of(all);
    }

    @Test
    void commands_areQuotedForAShell() throws IOException {
        CommandRun run = export(PLAIN, "--bootstrap-server", "kafka:9093", "--command-config", "a b.properties");

        String tool = "\"${KAFKA_ACLS:-kafka-acls.sh}\" --bootstrap-server kafka:9093 --command-config 'a b.properties'"
                + " --add ";
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "set -eu",
                        tool + "--deny-principal 'User:CN=bob,OU=o p' --operation Delete --topic topic-"
                                + " --resource-pattern-type prefixed",
                        tool
                                + "--allow-principal 'User:CN=bob,OU=o p' --operation Read --operation Write --topic topic-a"
                                + " --resource-pattern-type literal",
                        tool + "--allow-principal 'User:CN=bob,OU=o p' --operation Read --group=-dash"
                                + " --resource-pattern-type literal",
                        tool + "--allow-principal 'User:CN=bob,OU=o p' --operation Read --group 'it'\\''s*'"
                                + " --resource-pattern-type literal");
    }

    @Test
    void whatAclsCannotSay_isTold_andLeftOut() throws IOException {
        CommandRun run = export(LOSSY);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "p.yaml:9: ACLs do not end",
                        "p.yaml:10: ACLs know no monitor mode",
                        "p.yaml:11: ACLs with blocks");
        assertThat(run.out()).doesNotContain("User:x", "User:y").contains("User:z");
        assertThat(export(LOSSY, "--allow-loss").exitCode()).isZero();
        assertThat(export(LOSSY, "--include-expiring", "--include-monitored").out())
                .contains("User:x", "User:y");
    }

    @Test
    void jsonImportedAgain_isThePolicy() throws IOException {
        Path acls = directory.resolve("acls.json");
        Files.writeString(acls, export(PLAIN, "--as", "json").out());

        CommandRun run = CommandRun.of("policy", "import", "--from", acls.toString());
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path back = Files.writeString(directory.resolve("back.yaml"), run.out());
        CommandRun diff =
                CommandRun.of("policy", "diff", directory.resolve("p.yaml").toString(), back.toString());
        assertThat(diff.exitCode()).as(diff.out()).isZero();
    }

    @Test
    void aclsWithoutEffect_areReported() throws IOException {
        Path acls = directory.resolve("acls.json");
        Files.writeString(acls, export(PLAIN, "--as", "json").out().replaceFirst("\"User:CN=[^\"]*\"", "\"nobody\""));

        CommandRun run = CommandRun.of("policy", "import", "--from", acls.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("left out:", "no type", "5 ACLs: 4 as they are");
    }

    @Test
    void otherJson_isRefused() throws IOException {
        for (String text :
                new String[] {"", "[]", "{", "{\"version\":2,\"acls\":[]}", "{\"version\":1,\"acls\":[{}]}"}) {
            Path file = Files.writeString(directory.resolve("x.json"), text);

            assertThat(CommandRun.of("policy", "import", "--from", file.toString())
                            .exitCode())
                    .as(text)
                    .isEqualTo(2);
        }
    }

    @Test
    void aClusterThatIsNotThere_isSaidPlainly() throws IOException {
        String[] cluster = {"--bootstrap-server=127.0.0.1:1", "--timeout=1"};

        CommandRun export = export(PLAIN, "--apply", cluster[0], cluster[1]);
        CommandRun imported = CommandRun.of("policy", "import", cluster[0], cluster[1]);

        for (CommandRun run : new CommandRun[] {export, imported}) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("127.0.0.1:1 did not answer within 1 second. Is the address right");
        }
        assertThat(export(PLAIN, "--apply", "--bootstrap-server=nonsense").err())
                .contains("no client for nonsense: ");
    }

    @Test
    void anOutput_isNotOverwritten_withoutForce() throws IOException {
        Path acls = Files.writeString(
                directory.resolve("acls.json"), export(PLAIN, "--as", "json").out());
        String output =
                Files.writeString(directory.resolve("there.yaml"), "mine").toString();
        String[] command = {"policy", "import", "--from", acls.toString(), "--output", output, "--force"};

        CommandRun refused = CommandRun.of(Arrays.copyOf(command, 6));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there.yaml exists; --force overwrites it");
        assertThat(Path.of(output)).hasContent("mine");
        assertThat(CommandRun.of(command).exitCode()).isZero();
        assertThat(Files.readString(Path.of(output))).contains("version: 1");
    }

    @Test
    void wrongUsage_isRefused() throws IOException {
        assertThat(export(PLAIN, "--apply").exitCode()).isEqualTo(2);
        assertThat(export(PLAIN, "--prune").exitCode()).isEqualTo(2);
        assertThat(export(PLAIN, "--command-config", "x").err()).contains("needs --bootstrap-server");
        assertThat(export(PLAIN, "--timeout", "0").err()).contains("--timeout must be 1 to 3600 seconds");
        assertThat(CommandRun.of("policy", "import").exitCode()).isEqualTo(2);
    }
}
