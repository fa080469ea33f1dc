/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.trail.SmallEncoder;
import io.mojaloop.kafka.security.audit.trail.TrailFile;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.Trails;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that are used twice, and keys that are not the trail's. */
final class KeyFindingsTest {
    @TempDir
    Path directory;

    private final Trails.Hand clock = new Trails.Hand();
    private Path trail = Path.of("");
    private Path keys = Path.of("");
    private Path others = Path.of("");

    @BeforeEach
    void makeKeys() throws IOException {
        trail = directory.resolve("trail");
        keys = directory.resolve("keys");
        others = directory.resolve("others");
        TrailKeys.generate(keys);
        TrailKeys.generate(others);
    }

    /** One process. */
    private void boot(Path with, int events) throws IOException {
        clock.move(Duration.ofSeconds(1));
        try (TrailWriter writer = Trails.open(Trails.settings(trail, with, 20_000, 10), clock)) {
            for (int i = 0; i < events; i++) {
                writer.append(SmallEncoder.event(clock.millis(), "event " + i));
            }
        }
    }

    private Verification verify(List<Path> publicKeys, Optional<Path> seed) throws IOException {
        List<java.security.PublicKey> given = new ArrayList<>();
        for (Path each : publicKeys) {
            given.add(TrailKeys.readPublicKey(each.resolve(TrailKeys.PUBLIC_KEY)));
        }
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(trail),
                        given,
                        seed.isEmpty()
                                ? Optional.empty()
                                : Optional.of(TrailKeys.readSeed(seed.get().resolve(TrailKeys.VERIFICATION_SEED))),
                        List.of(),
                        true),
                (file, at, of) -> {});
    }

    private static List<Kind> kinds(Verification verification) {
        return verification.findings().stream().map(Finding::kind).toList();
    }

    private void copyChainKey(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private List<Path> files() throws IOException {
        return TrailFile.list(trail).stream()
                .map(file -> trail.resolve(file.name()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 200})
    void chainKey_putBack_isFoundWithAndWithoutSeed(int events) throws IOException {
        Path kept = directory.resolve("kept");
        boot(keys, events);
        copyChainKey(keys.resolve(TrailKeys.CHAIN_KEY), kept);
        boot(keys, events);
        int filesBefore = files().size();
        copyChainKey(kept, keys.resolve(TrailKeys.CHAIN_KEY));
        boot(keys, events);
        for (Optional<Path> seed : List.of(Optional.<Path>empty(), Optional.of(keys))) {
            Verification found = verify(List.of(keys), seed);
            assertThat(kinds(found)).containsExactly(Kind.EPOCH_REUSED);
            assertThat(found.severity()).isEqualTo(Severity.TAMPERED);
            Finding finding = found.findings().get(0);
            assertThat(finding.file())
                    .isEqualTo(files().get(filesBefore).getFileName().toString());
            assertThat(finding.words()).contains("epoch 1, file 0", "chain-key was put back or copied");
        }
    }

    @Test
    void chainKey_putBackToAnOlderOne_isFoundForEachBootThatCatchesUp() throws IOException {
        Path kept = directory.resolve("kept");
        copyChainKey(keys.resolve(TrailKeys.CHAIN_KEY), kept);
        for (int i = 0; i < 3; i++) {
            boot(keys, 5);
        }
        copyChainKey(kept, keys.resolve(TrailKeys.CHAIN_KEY));
        for (int i = 0; i < 4; i++) {
            boot(keys, 5);
        }
        assertThat(kinds(verify(List.of(keys), Optional.of(keys))))
                .containsExactly(Kind.EPOCH_REUSED, Kind.EPOCH_REUSED, Kind.EPOCH_REUSED);
    }

    @Test
    void epochs_leftOut_areNoFinding() throws IOException {
        boot(keys, 5);
        TrailKeys.takeEpoch(keys).erase();
        boot(keys, 200);
        assertThat(kinds(verify(List.of(keys), Optional.of(keys)))).isEmpty();
    }

    @Test
    void keys_ofAnotherTrail_proveNothing_andAreOneFinding() throws IOException {
        boot(keys, 25);
        boot(keys, 25);
        Verification found = verify(List.of(others), Optional.empty());
        assertThat(kinds(found)).containsExactly(Kind.UNKNOWN_KEY);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.findings().get(0).words())
                .contains(
                        TrailKeys.keyId(TrailKeys.readPublicKey(keys.resolve(TrailKeys.PUBLIC_KEY))),
                        "nothing is proved by signatures");
    }

    @Test
    void seed_ofAnotherTrail_isOneFinding_andNoMacIsChecked() throws IOException {
        boot(keys, 25);
        boot(keys, 25);
        Verification found = verify(List.of(keys), Optional.of(others));
        assertThat(kinds(found)).containsExactly(Kind.UNKNOWN_KEY);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
        assertThat(found.findings().get(0).words())
                .contains(
                        "is not the one of this trail's keys",
                        TrailKeys.readSeed(keys.resolve(TrailKeys.VERIFICATION_SEED))
                                .chain());
        assertThat(found.summary().checkedMacs()).isZero();
        assertThat(kinds(verify(List.of(others), Optional.of(others))))
                .containsExactly(Kind.UNKNOWN_KEY, Kind.UNKNOWN_KEY);
    }

    @Test
    void keys_madeAnew_areToldByWhatTheKnownKeySigned() throws IOException {
        boot(keys, 25);
        boot(others, 25);
        Verification bySecond = verify(List.of(others), Optional.of(others));
        assertThat(kinds(bySecond)).containsOnly(Kind.UNKNOWN_KEY, Kind.KEY_CHANGED);
        assertThat(bySecond.severity()).isEqualTo(Severity.WARNING);
        // What tells of the second key is signed with the second key only.
        Verification byFirst = verify(List.of(keys), Optional.empty());
        assertThat(byFirst.severity()).isEqualTo(Severity.TAMPERED);
        assertThat(byFirst.findings())
                .anySatisfy(finding -> assertThat(finding.words()).contains("nothing that is proved tells of it"));
        assertThat(verify(List.of(keys, others), Optional.empty()).severity()).isEqualTo(Severity.NOTE);
    }

    @Test
    void keysOfRecords_changedButNotTheSigningKey_isTampering() throws IOException {
        boot(keys, 25);
        copyChainKey(others.resolve(TrailKeys.CHAIN_KEY), keys.resolve(TrailKeys.CHAIN_KEY));
        boot(keys, 25);
        Verification found = verify(List.of(keys), Optional.of(keys));
        assertThat(kinds(found)).containsExactly(Kind.BAD_MAC);
        assertThat(found.findings().get(0).words()).contains("no record tells that keys were changed");
    }

    @Test
    void publicKey_notGiven_isNotIntact() throws IOException {
        boot(keys, 5);
        Verification found = verify(List.of(), Optional.of(keys));
        assertThat(kinds(found)).containsExactly(Kind.NOT_CHECKED);
        assertThat(found.severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void oneRecord_isSingular() throws IOException {
        boot(keys, 25);
        Path file = files().get(0);
        List<String> all = Files.readAllLines(file);
        List<String> without = new ArrayList<>(all);
        without.remove(7);
        assertThat(words(file, without)).containsExactly("record 7 is not there");
        List<String> moved = new ArrayList<>(all);
        moved.add(15, moved.remove(7));
        assertThat(words(file, moved)).containsExactly("record 7 stands at another place than its own");
        List<String> with = new ArrayList<>(all);
        with.add(7, "x");
        assertThat(words(file, with)).containsExactly("1 line that is no record of a trail, or not as written");
        with.add(7, "y");
        assertThat(words(file, with)).containsExactly("2 lines that are no records of a trail, or not as written");
        List<String> fewer = new ArrayList<>(all);
        fewer.subList(6, 8).clear();
        assertThat(words(file, fewer)).containsExactly("records 6 to 7 are not there");
    }

    private List<String> words(Path file, List<String> lines) throws IOException {
        Files.write(file, lines);
        return verify(List.of(keys), Optional.empty()).findings().stream()
                .map(Finding::words)
                .toList();
    }
}
