/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.audit.trail.SmallEncoder;
import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.Trails;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrailVerifierTest {
    @TempDir
    Path directory;

    private final Trails.Hand clock = new Trails.Hand();
    private Path trail = Path.of("");
    private Path keys = Path.of("");

    @BeforeEach
    void makeKeys() throws IOException {
        trail = directory.resolve("trail");
        keys = directory.resolve("keys");
        TrailKeys.generate(keys);
    }

    private void write(Path into, Path with, int events) throws IOException {
        clock.move(Duration.ofSeconds(1));
        try (TrailWriter writer = Trails.open(Trails.settings(into, with, 20_000, 10), clock)) {
            for (int i = 0; i < events; i++) {
                writer.append(SmallEncoder.event(clock.millis(), "event " + i));
            }
        }
    }

    private Verification verify(List<Path> paths, boolean seed, List<Anchor> anchors, boolean stopped)
            throws IOException {
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        paths,
                        List.of(TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY))),
                        seed
                                ? Optional.of(TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED)))
                                : Optional.empty(),
                        anchors,
                        stopped),
                (file, at, of) -> {});
    }

    private static List<Kind> kinds(Verification verification) {
        return verification.findings().stream().map(Finding::kind).toList();
    }

    private List<Path> files() throws IOException {
        return TrailFile.list(trail).stream()
                .map(file -> trail.resolve(file.name()))
                .toList();
    }

    private List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    @Test
    void tail_cut_onlyAnAnchorTells() throws IOException {
        write(trail, keys, 25);
        Path exported = directory.resolve("exported");
        List<String> checkpoints =
                lines().stream().filter(line -> line.contains("\"checkpoint\"")).toList();
        Files.write(exported, checkpoints);
        List<Anchor> anchors = Anchor.read(exported);
        Verification whole = verify(List.of(trail), false, anchors, true);
        assertThat(kinds(whole)).isEmpty();
        assertThat(whole.summary().anchors()).isEqualTo(checkpoints.size());

        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        int checkpoint = 1;
        while (!all.get(all.size() - 1 - checkpoint).contains("\"checkpoint\"")) {
            checkpoint++;
        }
        Files.write(file, all.subList(0, all.size() - checkpoint));
        assertThat(verify(List.of(trail), false, List.of(), false).severity()).isEqualTo(Severity.NOTE);
        assertThat(kinds(verify(List.of(trail), false, List.of(), false))).containsExactly(Kind.UNFINISHED);
        assertThat(kinds(verify(List.of(trail), false, List.of(), true))).containsExactly(Kind.TRUNCATED);
        Verification cut = verify(List.of(trail), false, anchors, false);
        assertThat(kinds(cut)).containsExactly(Kind.TRUNCATED);
        assertThat(cut.severity()).isEqualTo(Severity.TAMPERED);
    }

    @Test
    void tail_unanchored_isCountedAndDated() throws IOException {
        write(trail, keys, 25);
        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        Files.write(file, all.subList(0, all.size() - 3));
        Verification found = verify(List.of(trail), false, List.of(), false);
        assertThat(kinds(found)).containsExactlyInAnyOrder(Kind.UNFINISHED, Kind.UNANCHORED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.summary().unanchored()).isEqualTo(4);
        assertThat(found.findings())
                .anySatisfy(finding ->
                        assertThat(finding.words()).contains("the last 4 records, since 2026-11-23T10:00:01Z"));
    }

    @Test
    void trail_rewrittenWithTheSigningKey_isCaughtByMacsAndAnchors() throws IOException {
        write(trail, keys, 25);
        List<Anchor> anchors = new ArrayList<>();
        for (String line : lines()) {
            Anchor.parse(line).ifPresent(anchors::add);
        }
        // Somebody has the host now: the signing key, and the chain key of the next boot. He writes it all again.
        Path copy = directory.resolve("copy");
        Files.createDirectories(copy);
        for (String name : List.of(TrailKeys.SIGNING_KEY, TrailKeys.PUBLIC_KEY, TrailKeys.CHAIN_KEY)) {
            Files.copy(keys.resolve(name), copy.resolve(name));
        }
        String id = anchors.get(0).trail();
        Path forged = directory.resolve("forged");
        write(forged, copy, 25);
        Path file = forged.resolve(TrailFile.list(forged).get(0).name());
        String forgedId =
                Anchor.parse(Files.readAllLines(file).get(0)).orElseThrow().trail();
        assertThat(kinds(verify(List.of(forged), false, List.of(), true))).isEmpty();
        // His own epoch is another one, so he has to claim the old one.
        assertThat(kinds(verify(List.of(forged), true, List.of(), true))).isEmpty();
        Files.writeString(file, Files.readString(file).replace("\"epoch\":1", "\"epoch\":0"));
        assertThat(kinds(verify(List.of(forged), true, List.of(), true))).contains(Kind.MODIFIED);
        List<Anchor> renamed = anchors.stream()
                .map(anchor -> new Anchor(forgedId, anchor.boot(), anchor.sequence(), anchor.hash()))
                .toList();
        assertThat(verify(List.of(forged), false, renamed, true).severity()).isEqualTo(Severity.TAMPERED);
        assertThat(id).isNotEqualTo(forgedId);
    }

    @Test
    void mac_removedOrOther_isFound() throws IOException {
        write(trail, keys, 25);
        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        String with = all.get(6);
        List<String> without = new ArrayList<>(all);
        without.set(6, with.substring(0, with.lastIndexOf(",\"mac\"")) + "}}");
        Files.write(file, without);
        assertThat(kinds(verify(List.of(trail), false, List.of(), true))).isEmpty();
        assertThat(kinds(verify(List.of(trail), true, List.of(), true))).containsExactly(Kind.BAD_MAC);
    }

    @Test
    void anchors_ofAnotherTrail_areSaidToBe() throws IOException {
        write(trail, keys, 5);
        Anchor anchor = new Anchor("00000000-0000-0000-0000-000000000000", "", 1, "A".repeat(43));
        assertThat(kinds(verify(List.of(trail), false, List.of(anchor), true))).containsExactly(Kind.NOT_CHECKED);
    }

    @Test
    void file_renamed_isSaidAndStillInPlace() throws IOException {
        write(trail, keys, 80);
        Path file = files().get(1);
        Files.move(file, trail.resolve("audit-19990101T000000.000Z-00000000000000009999.jsonl"));
        Verification found = verify(List.of(trail), true, List.of(), true);
        assertThat(kinds(found)).containsExactly(Kind.RENAMED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void files_given_needNotBeginTheTrail() throws IOException {
        write(trail, keys, 80);
        List<Path> files = files();
        assertThat(files).hasSizeGreaterThan(1);
        Verification found = verify(files.subList(1, files.size()), true, List.of(), true);
        assertThat(kinds(found)).containsExactly(Kind.BEGINNING_REMOVED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void links_areNotFollowed() throws IOException {
        write(trail, keys, 5);
        Path file = files().get(0);
        Path elsewhere = directory.resolve("elsewhere");
        Files.move(file, elsewhere, StandardCopyOption.ATOMIC_MOVE);
        Files.createSymbolicLink(file, elsewhere);
        assertThatThrownBy(() -> verify(List.of(trail), false, List.of(), true))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no file of a trail");
    }

    @Test
    void path_missing_isRefused() {
        assertThatThrownBy(() -> verify(List.of(directory.resolve("none")), false, List.of(), true))
                .isInstanceOf(IOException.class);
    }

    @Test
    void hugeLine_isOneFindingInLittleMemory() throws IOException {
        write(trail, keys, 5);
        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        Files.delete(file);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < all.size(); i++) {
                if (i == 4) {
                    byte[] part = new byte[1 << 20];
                    java.util.Arrays.fill(part, (byte) 'x');
                    for (int mib = 0; mib < 100; mib++) {
                        out.write(part);
                    }
                    out.write('\n');
                }
                out.write((all.get(i) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        Verification found = verify(List.of(trail), true, List.of(), true);
        assertThat(kinds(found)).containsExactly(Kind.FOREIGN);
        assertThat(found.findings().get(0).line()).isEqualTo(5);
        assertThat(found.summary().records()).isEqualTo(all.size());
    }

    @Test
    void zeros_atTheEnd_areAnUnfinishedLine() throws IOException {
        write(trail, keys, 5);
        Path file = files().get(0);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(out.length() + (64L << 20));
        }
        Verification found = verify(List.of(trail), true, List.of(), false);
        assertThat(kinds(found)).containsExactly(Kind.TORN_TAIL);
    }

    @Test
    void garbage_asAWhole_isNoTrail() throws IOException {
        Files.createDirectories(trail);
        byte[] garbage = new byte[3_000_000];
        new Random(3).nextBytes(garbage);
        Files.write(trail.resolve("audit-20261123T100000.000Z-00000000000000000000.jsonl"), garbage);
        Files.createFile(trail.resolve("audit-20261123T100000.000Z-00000000000000000001.jsonl"));
        Verification found = verify(List.of(trail), true, List.of(), false);
        assertThat(found.severity()).isEqualTo(Severity.TAMPERED);
        assertThat(found.summary().records()).isZero();
    }

    @Test
    void damageWithoutEnd_isBounded() throws IOException {
        write(trail, keys, 25);
        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        Random random = new Random(5);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 120_000; i++) {
                String line = i % 2 == 0 ? all.get(random.nextInt(all.size())) : "{}";
                out.write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        Verification found = verify(List.of(trail), true, List.of(), true);
        assertThat(found.severity()).isEqualTo(Severity.TAMPERED);
        assertThat(found.findings()).hasSizeBetween(10, Verification.MOST_FINDINGS);
        assertThat(found.findings())
                .anySatisfy(finding -> assertThat(finding.words()).contains("more damage than can be told apart"));
    }

    @Test
    void progress_reachesTheEnd() throws IOException {
        write(trail, keys, 80);
        long[] last = new long[2];
        TrailVerifier.verify(
                new TrailVerifier.Question(List.of(trail), List.of(), Optional.empty(), List.of(), true),
                (file, at, of) -> {
                    last[0] = at;
                    last[1] = of;
                });
        assertThat(last[0]).isEqualTo(last[1]).isPositive();
    }
}
