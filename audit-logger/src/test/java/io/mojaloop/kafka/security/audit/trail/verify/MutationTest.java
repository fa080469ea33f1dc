/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.encode.LineBuffer;
import io.mojaloop.kafka.security.audit.trail.SmallEncoder;
import io.mojaloop.kafka.security.audit.trail.TrailWriter;
import io.mojaloop.kafka.security.audit.trail.Trails;
import io.mojaloop.kafka.security.audit.trail.keys.TrailKeys;
import io.mojaloop.kafka.security.audit.trail.line.LineChain;
import io.mojaloop.kafka.security.audit.trail.line.LineEnd;
import io.mojaloop.kafka.security.audit.trail.verify.Finding.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a trail once is found once, and called by its name. What was done is known to who does it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutationTest {
    private static final int MUTATIONS = Integer.getInteger("mutations", 10_500);

    private final List<String> names = new ArrayList<>();
    private final List<List<byte[]>> original = new ArrayList<>();
    private final List<byte[]> foreign = new ArrayList<>();
    private List<PublicKey> keys = List.of();
    private Path seedFile = Path.of("");
    private Path mutated = Path.of("");
    private String trail = "";

    /** What was done, and what it may be called. */
    private record Mutation(String what, Set<Kind> names) {}

    private interface Mutator {
        Mutation apply(Random random, Map<String, List<byte[]>> files);
    }

    @BeforeAll
    void makeTrails(@TempDir Path directory) throws IOException {
        Path trailDirectory = directory.resolve("trail");
        Path keysDirectory = directory.resolve("keys");
        TrailKeys.generate(keysDirectory);
        write(trailDirectory, keysDirectory, 3);
        Path otherKeys = directory.resolve("other-keys");
        TrailKeys.generate(otherKeys);
        write(directory.resolve("other"), otherKeys, 1);
        keys = List.of(TrailKeys.readPublicKey(keysDirectory.resolve(TrailKeys.PUBLIC_KEY)));
        seedFile = keysDirectory.resolve(TrailKeys.VERIFICATION_SEED);
        load(trailDirectory).forEach((name, lines) -> {
            names.add(name);
            original.add(lines);
        });
        load(directory.resolve("other")).values().forEach(foreign::addAll);
        mutated = Files.createDirectory(directory.resolve("mutated"));
        LineEnd line = new LineEnd();
        byte[] first = original.get(0).get(0);
        assertThat(line.parse(first, 0, first.length - 1)).isTrue();
        trail = line.id();
    }

    private static void write(Path trail, Path keys, int boots) throws IOException {
        Trails.Hand clock = new Trails.Hand();
        for (int boot = 0; boot < boots; boot++) {
            try (TrailWriter writer = Trails.open(Trails.settings(trail, keys, 12_000, 7), clock)) {
                for (int i = 0; i < 40; i++) {
                    clock.move(Duration.ofMillis(100));
                    writer.append(SmallEncoder.event(clock.millis(), "event " + boot + "." + i));
                }
            }
            clock.move(Duration.ofSeconds(1));
        }
    }

    private static Map<String, List<byte[]>> load(Path directory) throws IOException {
        Map<String, List<byte[]>> files = new TreeMap<>(java.util.Comparator.comparing(name -> name.substring(26)));
        try (var paths = Files.newDirectoryStream(directory, "audit-*")) {
            for (Path path : paths) {
                files.put(path.getFileName().toString(), lines(Files.readAllBytes(path)));
            }
        }
        return files;
    }

    /** Line breaks included. */
    private static List<byte[]> lines(byte[] bytes) {
        List<byte[]> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                lines.add(Arrays.copyOfRange(bytes, from, at + 1));
                from = at + 1;
            }
        }
        return lines;
    }

    private Verification verify(Map<String, List<byte[]>> files, boolean seed) throws IOException {
        try (var old = Files.newDirectoryStream(mutated)) {
            for (Path path : old) {
                Files.delete(path);
            }
        }
        for (Map.Entry<String, List<byte[]>> file : files.entrySet()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte[] line : file.getValue()) {
                out.write(line);
            }
            Files.write(mutated.resolve(file.getKey()), out.toByteArray());
        }
        return TrailVerifier.verify(
                new TrailVerifier.Question(
                        List.of(mutated),
                        keys,
                        seed ? Optional.of(TrailKeys.readSeed(seedFile)) : Optional.empty(),
                        List.of(),
                        true),
                (file, at, of) -> {});
    }

    private Map<String, List<byte[]>> copy() {
        Map<String, List<byte[]>> files = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            files.put(names.get(i), new ArrayList<>(original.get(i)));
        }
        return files;
    }

    @Test
    void trail_untouched_nothingIsFound() throws IOException {
        assertThat(names).hasSizeGreaterThan(4);
        for (boolean seed : new boolean[] {false, true}) {
            Verification found = verify(copy(), seed);
            assertThat(found.findings()).isEmpty();
            assertThat(found.summary().boots()).isEqualTo(3);
            assertThat(found.summary().unanchored()).isZero();
            assertThat(found.summary().records())
                    .isEqualTo(original.stream().mapToLong(List::size).sum());
        }
    }

    @Test
    void trail_mutatedOnce_isFoundOnceByName() throws IOException {
        List<Mutator> mutators = List.of(
                this::flipBit,
                this::deleteLines,
                this::deleteFile,
                this::swapLines,
                this::moveLines,
                this::copyLines,
                this::replaceByCopy,
                this::copyFile,
                this::truncateInLine,
                this::truncateAfterLine,
                this::insertForeign,
                this::replaceByForeign,
                this::insertGarbage,
                this::rehashOne,
                this::rehashToCheckpoint,
                this::rehashToEnd,
                this::renumber);
        long start = Long.getLong("mutations.seed", 20261123L);
        List<String> wrong = new ArrayList<>();
        Map<Kind, Integer> found = new EnumMap<>(Kind.class);
        for (int i = 0; i < MUTATIONS; i++) {
            Random random = new Random(start + i);
            Map<String, List<byte[]>> files = copy();
            Mutation mutation = mutators.get(i % mutators.size()).apply(random, files);
            boolean seed = mutation.names.contains(Kind.BAD_MAC) || random.nextBoolean();
            Verification verification = verify(files, seed);
            List<Finding> findings = verification.findings().stream()
                    .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                    .filter(finding -> finding.kind() != Kind.UNANCHORED)
                    .toList();
            boolean right = findings.size() == 1
                    && mutation.names.contains(findings.get(0).kind())
                    && verification.severity() == Finding.Severity.TAMPERED;
            if (!right) {
                wrong.add(String.format("mutation %d (seed %s), %s: %s", start + i, seed, mutation.what, findings));
            }
            findings.forEach(finding -> found.merge(finding.kind(), 1, Integer::sum));
        }
        assertThat(wrong).isEmpty();
        System.out.println(MUTATIONS + " mutations: " + found);
    }

    private static String pick(Random random, Map<String, List<byte[]>> files) {
        List<String> all = new ArrayList<>(files.keySet());
        return all.get(random.nextInt(all.size()));
    }

    private Mutation flipBit(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int index = random.nextInt(lines.size());
        byte[] line = lines.get(index).clone();
        int at = random.nextInt(line.length);
        line[at] ^= (byte) (1 << random.nextInt(8));
        lines.set(index, line);
        String text = new String(lines.get(index), StandardCharsets.ISO_8859_1);
        int mac = original.get(names.indexOf(name)).get(index).length - 26;
        boolean inMac = at >= mac && at < mac + 22;
        boolean lastBreak = index == lines.size() - 1 && at == line.length - 1;
        Set<Kind> kinds = inMac && !text.substring(0, line.length - 1).contains("\n")
                ? Set.of(Kind.BAD_MAC, Kind.MODIFIED)
                : lastBreak ? Set.of(Kind.TRUNCATED) : Set.of(Kind.MODIFIED);
        return new Mutation("bit of byte " + at + " in line " + (index + 1) + " of " + name, kinds);
    }

    private boolean isLast(String name) {
        return name.equals(names.get(names.size() - 1));
    }

    private Mutation deleteLines(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int from = random.nextInt(lines.size());
        int to = Math.min(lines.size(), from + 1 + random.nextInt(5));
        if (to - from == lines.size()) {
            to--;
        }
        boolean end = to == lines.size();
        lines.subList(from, to).clear();
        return new Mutation(
                "deleted lines " + (from + 1) + " to " + to + " of " + name,
                end ? Set.of(Kind.TRUNCATED) : Set.of(Kind.MISSING));
    }

    private Mutation deleteFile(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        if (name.equals(names.get(names.size() - 1))) {
            name = names.get(1);
        }
        files.remove(name);
        return new Mutation(
                "deleted " + name, name.equals(names.get(0)) ? Set.of(Kind.BEGINNING_REMOVED) : Set.of(Kind.MISSING));
    }

    private Mutation swapLines(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int one = random.nextInt(lines.size());
        int other = (one + 1 + random.nextInt(lines.size() - 1)) % lines.size();
        byte[] line = lines.get(one);
        lines.set(one, lines.get(other));
        lines.set(other, line);
        return new Mutation("swapped " + one + " and " + other + " of " + name, Set.of(Kind.REORDERED));
    }

    private Mutation moveLines(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int from = random.nextInt(lines.size() - 1);
        int count = 1 + random.nextInt(Math.min(6, lines.size() - from - 1));
        List<byte[]> block = new ArrayList<>(lines.subList(from, from + count));
        lines.subList(from, from + count).clear();
        int to = (from + 1 + random.nextInt(lines.size())) % (lines.size() + 1);
        lines.addAll(to, block);
        return new Mutation(
                "moved " + count + " lines from " + from + " to " + to + " of " + name, Set.of(Kind.REORDERED));
    }

    private Mutation copyLines(Random random, Map<String, List<byte[]>> files) {
        List<byte[]> source = files.get(pick(random, files));
        int from = random.nextInt(source.size());
        int to = Math.min(source.size(), from + 1 + random.nextInt(6));
        List<byte[]> block = new ArrayList<>(source.subList(from, to));
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int at = 1 + random.nextInt(lines.size());
        lines.addAll(at, block);
        return new Mutation("copied " + block.size() + " lines to " + at + " of " + name, Set.of(Kind.DUPLICATED));
    }

    private Mutation replaceByCopy(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int one = random.nextInt(lines.size() - 1);
        int other = (one + 1 + random.nextInt(lines.size() - 1)) % lines.size();
        lines.set(one, lines.get(other));
        return new Mutation("line " + one + " of " + name + " is one like " + other, Set.of(Kind.DUPLICATED));
    }

    private Mutation copyFile(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        String copy = "audit-20301231T235959.000Z-" + name.substring(27);
        files.put(copy, new ArrayList<>(files.get(name)));
        return new Mutation("copied " + name, Set.of(Kind.DUPLICATED));
    }

    private Mutation truncateInLine(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int index = random.nextInt(lines.size());
        byte[] line = lines.get(index);
        lines.set(index, Arrays.copyOf(line, 1 + random.nextInt(line.length - 1)));
        lines.subList(index + 1, lines.size()).clear();
        return new Mutation(
                "cut " + name + " in line " + index,
                index == 0 && isLast(name) ? Set.of(Kind.MODIFIED, Kind.TRUNCATED) : Set.of(Kind.TRUNCATED));
    }

    private Mutation truncateAfterLine(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        lines.subList(1 + random.nextInt(lines.size() - 1), lines.size()).clear();
        return new Mutation("cut " + name + " after line " + lines.size(), Set.of(Kind.TRUNCATED));
    }

    private Mutation insertForeign(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int from = random.nextInt(foreign.size());
        int at = random.nextInt(lines.size() + 1);
        lines.addAll(at, foreign.subList(from, Math.min(foreign.size(), from + 1 + random.nextInt(5))));
        return new Mutation("foreign lines at " + at + " of " + name, Set.of(Kind.FOREIGN));
    }

    private Mutation replaceByForeign(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int at = random.nextInt(lines.size());
        lines.set(at, foreign.get(random.nextInt(foreign.size())));
        return new Mutation("foreign line in place of " + at + " of " + name, Set.of(Kind.FOREIGN));
    }

    private Mutation insertGarbage(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        byte[] garbage = new byte[1 + random.nextInt(2000)];
        random.nextBytes(garbage);
        garbage[garbage.length - 1] = '\n';
        int at = random.nextInt(lines.size() + 1);
        lines.add(at, garbage);
        return new Mutation(
                "garbage at " + at + " of " + name,
                isLast(name) && at == lines.size() - 1 ? Set.of(Kind.MODIFIED) : Set.of(Kind.FOREIGN));
    }

    /** Changes a record and gives it the right hash; whoever does so has no keys. */
    private byte[] forge(byte[] line, long sequence, String previous, boolean change) {
        LineEnd end = new LineEnd();
        assertThat(end.parse(line, 0, line.length - 1)).isTrue();
        String text = new String(line, StandardCharsets.UTF_8);
        LineBuffer out = new LineBuffer();
        String content = text.substring(0, text.lastIndexOf(",\"trail\":"));
        out.append((change ? content.replaceFirst("message\":\"", "message\":\"forged") : content)
                .getBytes(StandardCharsets.UTF_8));
        String signed = end.isSigned()
                ? ",\"key\":\"" + end.keyId() + "\",\"sig\":\""
                        + text.substring(text.indexOf(",\"sig\":\"") + 8, text.indexOf(",\"sig\":\"") + 94) + "\""
                : "";
        new LineChain(trail, end.boot(), sequence, previous).end(out, end.notes() + signed, null, null);
        String mac = text.substring(text.lastIndexOf(",\"mac\""));
        out.truncate(out.length() - 3);
        out.append(mac.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(out.bytes(), out.length());
    }

    private static LineEnd parsed(byte[] line) {
        LineEnd end = new LineEnd();
        assertThat(end.parse(line, 0, line.length - 1)).isTrue();
        return end;
    }

    private Mutation rehashOne(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int at = random.nextInt(lines.size() - 1);
        LineEnd end = parsed(lines.get(at));
        boolean relink = random.nextBoolean() && at > 0;
        lines.set(at, forge(lines.get(at), end.sequence(), relink ? "B".repeat(43) : end.previous(), true));
        return new Mutation(
                "rewrote line " + at + " of " + name + (relink ? " with another link" : ""),
                Set.of(Kind.MODIFIED, Kind.FORGED));
    }

    /** From a record on to just before the next checkpoint. */
    private Mutation rehashToCheckpoint(Random random, Map<String, List<byte[]>> files) {
        return rehash(random, files, false);
    }

    private Mutation rehashToEnd(Random random, Map<String, List<byte[]>> files) {
        return rehash(random, files, true);
    }

    private Mutation rehash(Random random, Map<String, List<byte[]>> files, boolean toEnd) {
        String name = pick(random, files);
        int at = random.nextInt(files.get(name).size() - 1);
        String previous = "";
        boolean on = false;
        for (String each : names) {
            List<byte[]> lines = files.get(each);
            for (int i = 0; i < lines.size(); i++) {
                boolean begins = each.equals(name) && i == at;
                LineEnd end = parsed(lines.get(i));
                if (!toEnd && on && end.isSigned()) {
                    return new Mutation(
                            "rewrote from line " + at + " of " + name + " to the checkpoint",
                            Set.of(Kind.MODIFIED, Kind.FORGED));
                }
                if (begins || on) {
                    byte[] forged = forge(lines.get(i), end.sequence(), on ? previous : end.previous(), begins);
                    lines.set(i, forged);
                    previous = parsed(forged).hash();
                    on = true;
                }
            }
        }
        return new Mutation("rewrote from line " + at + " of " + name + " to the end", Set.of(Kind.FORGED));
    }

    private Mutation renumber(Random random, Map<String, List<byte[]>> files) {
        String name = pick(random, files);
        List<byte[]> lines = files.get(name);
        int at = random.nextInt(lines.size() - 1);
        LineEnd end = parsed(lines.get(at));
        long number = random.nextBoolean() ? 1_000_000_000_000L + random.nextInt() : Math.abs(random.nextInt());
        lines.set(at, forge(lines.get(at), number + 100_000, end.previous(), true));
        return new Mutation("line " + at + " of " + name + " has number " + number, Set.of(Kind.MODIFIED, Kind.FORGED));
    }
}
