/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.authorizer.Explainer;
import io.mojaloop.kafka.security.authorizer.explain.Question;
import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.ResourceType;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningTest {
    private static final Learning.Choices PLAIN = new Learning.Choices(List.of(), false, 32, 128, false);
    private static final List<AuthorizerLines.Kind> KINDS = List.of(AuthorizerLines.Kind.values());
    private static final List<ResourceType> TYPES = List.of(ResourceType.values());
    private static final List<String> NAMES =
            List.of("a", "ab", "abc", "a*", "x y", "é☃", "null", "'", "a\\u0041", "b\t", "kafka-cluster");
    private static final List<String> HOSTS = List.of("10.0.0.1", "10.0.1.2", "2001:db8:0:0:0:0:0:1");

    @TempDir
    private Path directory;

    private record Fact(String user, Operation operation, ResourceType type, String name, String host) {}

    @Test
    void theLearntPolicy_allowsWhatWasSeen_andNothingElse() throws IOException {
        Random random = new Random(21);
        for (int i = 0; i < 300; i++) {
            Set<Fact> facts = new HashSet<>();
            List<String> lines = new ArrayList<>();
            for (int j = random.nextInt(12); j >= 0; j--) {
                Fact fact = fact(random);
                facts.add(fact);
                AuthorizerLines.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                lines.add(AuthorizerLines.line(
                        kind, "User:" + fact.user, true, fact.operation, fact.type, fact.name, fact.host));
            }
            LogReading reading = read(String.join("\n", lines) + "\n");
            assertThat(reading.counts().suspect()).as("%s", lines).isZero();
            boolean withHosts = random.nextBoolean();
            Learning learning = Learning.of(
                    reading.seen(), new Learning.Choices(List.of(), withHosts, 32, 128, random.nextBoolean()));
            assertThat(learning.unsayable()).isEmpty();
            check(facts, reread(learning.policy()), withHosts, lines);
        }
    }

    private static void check(Set<Fact> facts, Policy policy, boolean withHosts, List<String> lines)
            throws UnknownHostException {
        Explainer explainer = Explainer.of(policy, List.of(), "", false, Instant.EPOCH);
        for (String user : List.of("u1", "u2")) {
            for (ResourceType type : ResourceType.values()) {
                for (Operation operation : type.operations()) {
                    for (String name : NAMES) {
                        for (String host : HOSTS) {
                            boolean seen = operation != Operation.ALL
                                    && facts.stream()
                                            .anyMatch(fact -> fact.user.equals(user)
                                                    && fact.type == type
                                                    && fact.name.equals(name)
                                                    && fact.operation.implies(operation)
                                                    && (!withHosts
                                                            || facts.stream()
                                                                    .anyMatch(other -> other.user.equals(user)
                                                                            && other.host.equals(host))));
                            if (operation == Operation.ALL) {
                                continue; // no client asks for all at once
                            }
                            assertThat(explainer.allows(new Question(
                                            new Principal("User", user),
                                            operation,
                                            type,
                                            name,
                                            InetAddress.getByName(host),
                                            Optional.empty(),
                                            Optional.empty())))
                                    .as("%s %s %s %s %s%n%s%n%s", user, operation, type, name, host, lines, policy)
                                    .isEqualTo(seen);
                        }
                    }
                }
            }
        }
    }

    private static Fact fact(Random random) {
        ResourceType type = TYPES.get(random.nextInt(TYPES.size()));
        List<Operation> operations = type.operations().stream()
                .filter(one -> one != Operation.ALL)
                .sorted()
                .toList();
        List<String> names = type == ResourceType.TOPIC ? NAMES.subList(0, 3) : NAMES;
        return new Fact(
                "u" + (1 + random.nextInt(2)),
                operations.get(random.nextInt(operations.size())),
                type,
                type == ResourceType.CLUSTER ? "kafka-cluster" : names.get(random.nextInt(names.size())),
                HOSTS.get(random.nextInt(HOSTS.size())));
    }

    private static Policy reread(Policy policy) {
        String text = PolicyWriter.write(policy, List.of("comment"));
        return PolicyReader.read("p.yaml", text.getBytes(StandardCharsets.UTF_8))
                .policy()
                .orElseThrow(() -> new AssertionError(text));
    }

    private LogReading read(String text) throws IOException {
        Path file = Files.writeString(Files.createTempFile(directory, "authorizer", ".log"), text);
        LogReading reading = new LogReading(
                new LogReading.Choices(false, false, Set.of()), lines -> {}, suspect -> {}, skipped -> {});
        reading.read(LogFiles.expand(List.of(file)));
        return reading;
    }

    private static String group(String user, boolean allowed, String name) {
        return AuthorizerLines.line(
                AuthorizerLines.Kind.ACL_3,
                "User:" + user,
                allowed,
                Operation.READ,
                ResourceType.GROUP,
                name,
                "10.0.0.1");
    }

    @Test
    void aNameWithLineBreaks_givesNobodyAnything() throws IOException {
        String forged = group("evil", true, "secret");
        List<String> names = List.of(
                "x\n" + forged + "\ny",
                "x\n" + forged,
                "x for request = Fetch with resourceRefCount = 1\n" + forged + "\ny",
                "x for request = Fetch with resourceRefCount = 1 (kafka.authorizer.logger)\n" + forged + "\n" + forged);
        for (String name : names) {
            LogReading reading = read(group("a", true, "g1") + "\n" + group("b", false, name) + "\n");
            assertThat(reading.seen().hosts().keySet()).as(name).doesNotContain(new Principal("User", "evil"));
            assertThat(reading.counts().suspect()).as(name).isPositive();
        }
    }

    @Test
    void deniedAccesses_andProbes_doNotCount_unlessAskedFor() throws IOException {
        LogReading reading = read(group("a", false, "g") + "\nsomething else\n");
        assertThat(reading.counts()).isEqualTo(new LogReading.Counts(2, 0, 1, 0, 0, 0, 1));
        assertThat(Learning.of(reading.seen(), PLAIN).rights()).isZero();
    }

    @Test
    void aResourceCalledStar_isNotEverything() throws IOException {
        Learning learning = Learning.of(read(group("a", true, "*") + "\n").seen(), PLAIN);
        assertThat(learning.policy().roles()).isEmpty();
        assertThat(learning.unsayable()).hasSize(1);
    }

    @Test
    void names_arePutUnderAPrefix_onlyWhereAskedFor() throws IOException {
        String log = group("a", true, "g-1") + "\n" + group("a", true, "g-2") + "\n" + group("a", true, "h") + "\n";
        Policy policy = Learning.of(read(log).seen(), new Learning.Choices(List.of("g-"), false, 32, 128, false))
                .policy();
        assertThat(PolicyWriter.write(policy))
                .contains("g-*")
                .doesNotContain("g-1")
                .contains("h");
    }

    @Test
    void compressedFiles_areRead() throws IOException {
        Path file = directory.resolve("old.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((group("a", true, "g") + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
        LogReading reading = new LogReading(
                new LogReading.Choices(false, false, Set.of()), lines -> {}, suspect -> {}, skipped -> {});
        reading.read(LogFiles.expand(List.of(directory)));
        assertThat(reading.seen().hosts()).containsOnlyKeys(new Principal("User", "a"));
    }
}
