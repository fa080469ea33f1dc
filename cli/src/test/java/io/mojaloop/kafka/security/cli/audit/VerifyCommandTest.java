/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.cli.CommandRun;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path directory;

    private Path keys;
    private Path trail;

    @BeforeEach
    void writeTrail() throws IOException {
        keys = directory.resolve("keys");
        trail = directory.resolve("trail");
        CommandRun made = CommandRun.of("audit", "keygen", "--out", keys.toString());
        assertThat(made.exitCode()).as(made.err()).isZero();
        write(keys);
    }

    private void write(Path withKeys) throws IOException {
        Files.createDirectories(trail);
        try (TrailWriter writer = Trails.open(trail, Optional.of(withKeys))) {
            for (int i = 0; i < 300; i++) {
                writer.append(Trails.denied("bob", "10.9.9.9", "READ", "payments-" + i));
            }
        }
    }

    private CommandRun verify(String... options) {
        List<String> all = new ArrayList<>(List.of("audit", "verify", trail.toString()));
        all.addAll(Arrays.asList(options));
        return CommandRun.of(all.toArray(new String[0]));
    }

    private CommandRun verifyWithKey(String... options) {
        List<String> all = new ArrayList<>(
                List.of("--public-key", keys.resolve(TrailKeys.PUBLIC_KEY).toString()));
        all.addAll(Arrays.asList(options));
        return verify(all.toArray(new String[0]));
    }

    private Path file() {
        return TrailFiles.list(trail).get(0);
    }

    private void edit(java.util.function.Consumer<List<String>> edit) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file()));
        edit.accept(lines);
        Files.writeString(file(), lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    @Test
    void anUntouchedTrail_isIntact() {
        CommandRun run = verifyWithKey(
                "--seed", keys.resolve(TrailKeys.VERIFICATION_SEED).toString(), "--stopped");

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "INTACT", "checkpoints verified", "MACs       checked", "Not proved: that nothing was cut off");
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void withoutKeys_itSaysWhatIsNotProved() {
        CommandRun run = verify();

        assertThat(run.exitCode()).as(run.out()).isEqualTo(19);
        assertThat(run.out())
                .contains("signatures not checked", "NOT PROVED", "Not proved: who wrote it", "--public-key", "--seed")
                .doesNotContain("INTACT");
    }

    @Test
    void aChangedRecord_isModified_withItsLine() throws IOException {
        edit(lines -> lines.set(50, lines.get(50).replace("bob", "eve")));

        CommandRun run = verifyWithKey();

        assertThat(run.exitCode()).as(run.out()).isEqualTo(10);
        assertThat(run.out()).contains("TAMPERED", "modified", file().getFileName() + ":51");
    }

    @Test
    void aRemovedRecord_isMissing() throws IOException {
        edit(lines -> lines.remove(50));

        CommandRun run = verifyWithKey();

        assertThat(run.exitCode()).as(run.out()).isEqualTo(12);
        assertThat(run.out()).contains("missing");
    }

    @Test
    void swappedRecords_areReordered() throws IOException {
        edit(lines -> lines.add(60, lines.remove(50)));

        assertThat(verifyWithKey().exitCode()).isEqualTo(13);
    }

    @Test
    void aTrailThatWasCut_isTruncated_ifItIsKnownToHaveStopped() throws IOException {
        edit(lines -> lines.subList(lines.size() - 5, lines.size()).clear());

        assertThat(verifyWithKey("--stopped").exitCode()).isEqualTo(14);
        assertThat(verifyWithKey().exitCode()).isIn(14, 18);
    }

    @Test
    void anotherKey_isUnknown() {
        Path others = directory.resolve("others");
        assertThat(CommandRun.of("audit", "keygen", "--out", others.toString()).exitCode())
                .isZero();

        CommandRun run =
                verify("--public-key", others.resolve(TrailKeys.PUBLIC_KEY).toString());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(16);
        assertThat(run.out())
                .contains("unknown key", "which was not given", "no checkpoint was verified", "NOT PROVED")
                .doesNotContain("TAMPERED", "INTACT");
    }

    @Test
    void anotherSeed_isSaidToBe_andNothingIsTampering() throws IOException {
        Path others = directory.resolve("others");
        TrailKeys.generate(others);
        String seed = others.resolve(TrailKeys.VERIFICATION_SEED).toString();

        CommandRun run = verifyWithKey("--seed", seed);
        JsonNode root = new ObjectMapper()
                .readTree(verifyWithKey("--seed", seed, "--json").out());

        assertThat(run.exitCode()).as(run.out()).isEqualTo(16);
        assertThat(run.out())
                .contains("this seed", "is not the one of this trail's keys", "MACs       not checked", "NOT PROVED")
                .doesNotContain("TAMPERED", "INTACT");
        assertThat(root.path("exitCode").asInt()).isEqualTo(16);
        assertThat(root.at("/trails/0/verdict").asText()).isEqualTo("not-proved");
        assertThat(root.at("/trails/0/macsChecked").asBoolean()).isFalse();
        assertThat(root.at("/trails/0/signaturesChecked").asBoolean()).isTrue();
    }

    @Test
    void aChainKeyThatWasPutBack_isFound_withoutTheSeedToo() throws IOException {
        Path before = Files.createDirectory(directory.resolve("before"));
        Path fresh = directory.resolve("fresh");
        TrailKeys.generate(fresh);
        Files.copy(
                fresh.resolve(TrailKeys.CHAIN_KEY),
                before.resolve(TrailKeys.CHAIN_KEY),
                StandardCopyOption.COPY_ATTRIBUTES);
        trail = directory.resolve("restored");
        keys = fresh;
        write(fresh);
        Files.copy(
                before.resolve(TrailKeys.CHAIN_KEY),
                fresh.resolve(TrailKeys.CHAIN_KEY),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        write(fresh);

        for (CommandRun run : List.of(
                verifyWithKey(),
                verifyWithKey(
                        "--seed", fresh.resolve(TrailKeys.VERIFICATION_SEED).toString()))) {
            assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(11);
            assertThat(run.out()).contains("TAMPERED", "epoch reused", "chain-key was put back or copied");
        }
    }

    @Test
    void anchors_areNotTakenFromATrailOfOtherKeys() throws IOException {
        Path others = directory.resolve("others");
        TrailKeys.generate(others);
        Path anchors = directory.resolve("anchors.jsonl");

        CommandRun run = verify(
                "--public-key", others.resolve(TrailKeys.PUBLIC_KEY).toString(), "--anchors-out", anchors.toString());

        assertThat(anchors).doesNotExist();
        assertThat(run.err()).contains("nothing is written");
    }

    @Test
    void anchorsThatWereKept_tellOfWhatWasCut() throws IOException {
        Path anchors = directory.resolve("anchors.jsonl");
        CommandRun kept = verifyWithKey("--anchors-out", anchors.toString());
        assertThat(kept.err()).contains("anchors written to");
        assertThat(verifyWithKey("--anchors-out", anchors.toString()).exitCode())
                .isEqualTo(2);

        CommandRun whole = verifyWithKey("--anchors", anchors.toString());
        edit(lines -> lines.subList(150, lines.size()).clear());
        CommandRun cut = verifyWithKey("--anchors", anchors.toString());

        assertThat(whole.exitCode()).as(whole.out()).isZero();
        assertThat(cut.exitCode()).as(cut.out()).isEqualTo(14);
    }

    @Test
    void anchors_areNotTakenFromATrailThatWasTamperedWith() throws IOException {
        edit(lines -> lines.remove(50));
        Path anchors = directory.resolve("anchors.jsonl");

        CommandRun run = verifyWithKey("--anchors-out", anchors.toString());

        assertThat(run.exitCode()).isEqualTo(12);
        assertThat(anchors).doesNotExist();
        assertThat(run.err()).contains("nothing is written");
    }

    @Test
    void json_isOneDocument_withEverything() throws IOException {
        edit(lines -> lines.set(50, lines.get(50).replace("bob", "eve")));

        JsonNode root = new ObjectMapper().readTree(verifyWithKey("--json").out());

        assertThat(root.path("exitCode").asInt()).isEqualTo(10);
        assertThat(root.at("/trails/0/verdict").asText()).isEqualTo("tampered");
        assertThat(root.at("/trails/0/findings/0/kind").asText()).isEqualTo("modified");
        assertThat(root.at("/trails/0/findings/0/line").asLong()).isEqualTo(51);
        assertThat(root.at("/trails/0/notProved").size()).isEqualTo(2);
    }

    @Test
    void hostileLines_reachNoTerminal() throws IOException {
        edit(lines -> lines.add(20, "{\"x\":\"\033[2J\u202e\"}"));

        CommandRun run = verifyWithKey();

        assertThat(run.exitCode()).isBetween(10, 19);
        assertThat(run.isHarmless()).isTrue();
    }

    @Test
    void compressedFiles_areRefused_notTakenForTampering() throws IOException {
        Path packed = Gzip.pack(file());

        CommandRun beside = verifyWithKey();
        CommandRun alone = CommandRun.of("audit", "verify", packed.toString());
        Files.delete(packed);

        for (CommandRun run : List.of(beside, alone)) {
            assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
            assertThat(run.err()).contains(packed.getFileName() + " is compressed", "unpack it first");
            assertThat(run.out()).isEmpty();
        }
        assertThat(verifyWithKey().exitCode()).isZero();
    }

    @Test
    void filesThatCannotBeRead_areWrongUsage() throws IOException {
        Path noKey = Files.writeString(directory.resolve("no.pem"), "x");

        assertThat(verify("--public-key", noKey.toString()).exitCode()).isEqualTo(2);
        assertThat(verify("--public-key", directory.resolve("absent.pem").toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(verify("--seed", noKey.toString()).exitCode()).isEqualTo(2);
        assertThat(verify("--anchors", noKey.toString()).exitCode()).isEqualTo(2);
        assertThat(verify("--limit", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void keygen_neverOverwrites_andShowsNoSecret() throws IOException {
        CommandRun again = CommandRun.of("audit", "keygen", "--out", keys.toString());
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("never overwritten");

        Path fresh = directory.resolve("fresh");
        CommandRun dry = CommandRun.of("audit", "keygen", "--dry-run", "--out", fresh.toString());
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.out()).contains("Would make", "signing-key.pem", "verification-seed");
        assertThat(fresh).doesNotExist();

        CommandRun made = CommandRun.of("audit", "keygen", "--json", "--out", fresh.toString());
        JsonNode root = new ObjectMapper().readTree(made.out());
        assertThat(root.path("keyId").asText()).matches("[0-9a-f]{16}");
        assertThat(root.at("/files/0/permissions").asText()).isEqualTo("rw-------");
        for (Path file : List.of(fresh.resolve(TrailKeys.SIGNING_KEY), fresh.resolve(TrailKeys.VERIFICATION_SEED))) {
            for (String line : Files.readAllLines(file)) {
                assertThat(made.out()).doesNotContain(line);
            }
        }
        assertThat(CommandRun.of("audit", "keygen", "--out", file().toString()).exitCode())
                .isEqualTo(2);
    }
}
