/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.mojaloop.kafka.security.policy.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten megabytes made to hurt: refused in the time that reading takes, without exhausting stack or memory. */
class HostileDocumentTest {
    private static final Duration GENEROUS = Duration.ofSeconds(60);
    private static final String ROLE = "version: 1\nroles: {r: [{allow: Read, topic: t}]}\nbindings:\n";

    static Stream<Arguments> documents() {
        return Stream.of(
                repeated("open brackets", "", "["),
                repeated("open braces", "", "{a: "),
                repeated("dashes", "", "- "),
                repeated("complex keys", "", "? "),
                repeated("deep flow collections", "[", "[[[[[[[[a]]]]]]]],"),
                repeated("a long flow list", "[", "a,"),
                repeated("one word", "", "a"),
                repeated("colons", "", ":"),
                repeated("spaces", "", " "),
                repeated("line ends", "", "\n"),
                repeated("aliases", "[", "*a,"),
                repeated("anchors", "[", "&a a,"),
                repeated("documents", "", "---\n"),
                repeated("directives", "", "%a\n"),
                repeated("an unclosed quotation", "\"", "a "),
                repeated("exclamation marks", "", "!"),
                repeated("duplicate keys", "version: 1\n", "a: 1\n"),
                numbered("unknown keys", "version: 1\n", i -> "k" + i + ": 1\n"),
                repeated("equal bindings", ROLE, "- {role: r, to: User:a}\n"),
                numbered("dangling roles", ROLE, i -> "- {role: x" + i + ", to: User:a}\n"),
                numbered(
                        "networks",
                        ROLE + "- {role: r, to: User:a, from: [",
                        i -> "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255) + ","),
                numbered("names", "version: 1\nroles: {r: [{allow: All, group: [", i -> "n" + i + ","),
                numbered(
                        "nested prefixes",
                        "version: 1\nroles: {r: [{allow: All, group: [",
                        i -> "a".repeat(i % 4000) + "*,"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void hostileDocument_isRefusedInTime(String name, byte[] document) {
        PolicyReading reading = assertTimeoutPreemptively(GENEROUS, () -> PolicyReader.read("f", document));
        assertThat(reading.policy()).isEmpty();
        assertThat(reading.problems()).hasSizeBetween(1, 202);
        assertThat(reading.problems()).allMatch(problem -> problem.toString().length() < 1000);
    }

    @Test
    void aLargeGroupUnderManyClientIds_isRefusedBeforeItIsRemembered() {
        String group = "version: 1\ngroups: {g: ["
                + IntStream.range(0, TenantMembers.MOST / 100)
                        .mapToObj(i -> "User:" + i)
                        .collect(joining(","))
                + "]}\nquotas:\n  tenants:\n";
        IntFunction<String> document = tenants -> group
                + IntStream.range(0, tenants)
                        .mapToObj(i -> "    t" + i + ": {members: 'group:g', client-id: i" + i + ", request: 1%}\n")
                        .collect(joining());
        assertThat(PolicyFixtures.read(document.apply(99)).policy()).isPresent();
        PolicyReading reading = assertTimeoutPreemptively(GENEROUS, () -> PolicyFixtures.read(document.apply(50_000)));
        assertThat(reading.problems()).singleElement().extracting(Problem::code).isEqualTo("too-many-members");
    }

    /** A table that compared such keys one by one would take hours. */
    @Test
    void namesWithEqualHashes_areNoSlower() {
        StringBuilder names = new StringBuilder("version: 1\nroles: {r: [{allow: All, group: [");
        for (int i = 0; i < 1 << 18; i++) {
            for (int bit = 0; bit < 18; bit++) {
                names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            names.append(',');
        }
        byte[] document = bytes(names.append("]}]}\n"));
        assertTimeoutPreemptively(GENEROUS, () -> PolicyReader.read("f", document));
    }

    @Test
    void moreBytesThanTheLimit_areNotEvenRead() {
        PolicyReading reading = PolicyReader.read("f", new byte[PolicyReader.MOST_BYTES + 1]);
        assertThat(reading.problems()).extracting(Problem::code).containsExactly("too-large");
    }

    @Test
    void moreProblemsThanAnybodyReads_areCounted() {
        PolicyReading reading =
                PolicyReader.read("f", bytes(new StringBuilder("version: 1\n").append("a: 1\n".repeat(1000))));
        List<Problem> problems =
                reading.problems().stream().filter(Problem::isError).toList();
        assertThat(problems).hasSize(101);
        assertThat(problems.get(100))
                .hasToString("f:102:1: error: and 900 more errors from here on [too-many-problems]");
    }

    private static Arguments repeated(String name, String beginning, String part) {
        return numbered(name, beginning, i -> part);
    }

    private static Arguments numbered(String name, String beginning, IntFunction<String> part) {
        StringBuilder text = new StringBuilder(PolicyReader.MOST_BYTES + 8192).append(beginning);
        for (int i = 0; text.length() < PolicyReader.MOST_BYTES; i++) {
            text.append(part.apply(i));
        }
        text.setLength(PolicyReader.MOST_BYTES);
        return Arguments.of(name, bytes(text));
    }

    private static byte[] bytes(StringBuilder text) {
        return text.toString().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
