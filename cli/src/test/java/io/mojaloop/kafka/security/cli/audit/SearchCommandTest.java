/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeTrail() {
        Trails.write(
                directory,
                Trails.allowed("alice", "10.1.2.3", "WRITE", "payments"),
                Trails.denied("bob", "10.9.9.9", "READ", "payments"),
                Trails.count(Trails.denied("mallory\033[2J\u202e", "2001:db8::7", "ALTER", "funds"), 41),
                Trails.failure("root", "203.0.113.7"),
                Trails.topicDeleted("admin", "old"));
    }

    private CommandRun audit(String command, String... options) {
        List<String> all = new ArrayList<>(List.of("audit", command, directory.toString()));
        all.addAll(Arrays.asList(options));
        return CommandRun.of(all.toArray(new String[0]));
    }

    @Test
    void denied_areFound_oneALine() {
        CommandRun run = audit("search", "--outcome", "denied");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .contains("DENIED      bob 10.9.9.9  READ TOPIC payments  denied-by-default")
                .contains("mallory\\u001b[2J\\u202e 2001:db8::7  ALTER TOPIC funds  denied-by-default  x41");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void allOptions_mustHold_andEachMayBeRepeated() {
        assertThat(audit("search", "--principal", "bob", "--topic", "funds").exitCode())
                .isEqualTo(1);
        assertThat(audit("search", "--principal", "bob", "--principal", "alice", "--topic", "pay*")
                        .out()
                        .lines())
                .hasSize(2);
        assertThat(audit("search", "--address", "2001:db8::/32").out().lines()).hasSize(1);
        assertThat(audit("search", "--action", "topic-deleted", "--resource", "old")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(audit("search", "-f", "count >= 41 and not root").out().lines())
                .hasSize(1);
    }

    @Test
    void time_isAPartOfTheQuestion() {
        assertThat(audit("search", "--since", "2026-11-23T12:00:00Z", "--principal", "*")
                        .exitCode())
                .isZero();
        assertThat(audit("search", "--until", "2026-11-23").exitCode()).isEqualTo(1);
        assertThat(audit("search", "--since", "soon").err()).contains("'soon' is not a moment");
        assertThat(audit("search", "--last", "1y").err()).contains("'1y' is not a time");
        assertThat(audit("search", "--last", "1d", "--since", "2026-01-01").exitCode())
                .isEqualTo(2);
    }

    @Test
    void limit_endsTheSearch() {
        assertThat(audit("search", "--limit", "1").out().lines()).hasSize(1);
        assertThat(audit("search", "--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void json_isTheRecordItself_harmless() throws IOException {
        CommandRun run = audit("search", "--json", "-f", "mallory*");

        assertThat(run.isHarmless()).isTrue();
        assertThat(new ObjectMapper().readTree(run.out()).at("/kafka/count").asInt())
                .isEqualTo(41);
    }

    @Test
    void aWrongFilter_isShownWithItsPlace() {
        CommandRun run = audit("search", "-f", "topic:x and prncipal:y");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("character 13", "did you mean principal?", "topic:x and prncipal:y\n              ^");
    }

    @Test
    void compressedFiles_areRead_aloneAndOfADirectory_byReportToo() throws IOException {
        Path file = TrailFiles.list(directory).get(0);
        Path packed = Gzip.pack(file);
        Files.delete(file);

        assertThat(audit("search", "--outcome", "denied").out().lines()).hasSize(2);
        assertThat(CommandRun.of("audit", "search", packed.toString(), "--principal", "bob")
                        .out()
                        .lines())
                .hasSize(1);
        assertThat(audit("report").out()).contains("42  requests denied");
    }

    @Test
    void aFileThatOnlyLooksCompressed_isWrongUsage() throws IOException {
        Path file = Files.writeString(directory.resolve("x.jsonl.gz"), "{}");

        CommandRun run = CommandRun.of("audit", "search", file.toString(), "--principal", "bob");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("cannot read", "x.jsonl.gz");
    }

    @Test
    void anOutcomeThatThereIsNot_isRefused_insteadOfFindingNothing() {
        for (String[] options : new String[][] {{"--outcome", "maybe"}, {"-f", "outcome:maybe"}}) {
            CommandRun run = audit("search", options);

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("'maybe' is no outcome; there are success, failure, unknown, allowed, denied");
        }
    }

    @Test
    void linesThatAreNoRecords_areCountedAndShown_harmlessly() throws IOException {
        Path file = Files.list(directory)
                .filter(one -> one.toString().endsWith(".jsonl"))
                .findFirst()
                .orElseThrow();
        Files.writeString(file, "{\"user\":{\"name\":\"\033[31m\"}}\n[1]\n{} x\n".repeat(3), StandardOpenOption.APPEND);

        CommandRun run = audit("search", "--principal", "bob");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("is no record: {\"user\":{\"name\":\"\\u001b[31m", "9 lines are no records");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void tail_showsTheNewest_thatMatch() {
        CommandRun run = audit("tail", "-n", "2", "-f", "category:(api or authentication)");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).containsSubsequence("mallory", "AUTH-FAILED root");
        assertThat(run.isHarmless()).isTrue();
        assertThat(audit("tail", "-n", "0").out()).isEmpty();
        assertThat(audit("tail", "-n", "-1").exitCode()).isEqualTo(2);
    }

    @Test
    void aMissingPath_isWrongUsage() {
        assertThat(CommandRun.of("audit", "tail", "nowhere").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("audit", "search", "nowhere").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("audit", "report", "nowhere").exitCode()).isEqualTo(2);
        assertThat(CommandRun.of("audit", "verify", "nowhere").exitCode()).isEqualTo(2);
    }
}
