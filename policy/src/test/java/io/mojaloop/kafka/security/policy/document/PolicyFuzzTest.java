/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever the bytes are: an answer, a policy or errors and never both. */
class PolicyFuzzTest {
    private static final byte[] VALID = PolicyFixtures.EVERY_KEY.getBytes(StandardCharsets.UTF_8);
    private static final String INTERESTING = "{}[]:,-?&*!|>%@`'\"#~<=\\ \n\t0aZ\0\u0085";

    @Property(tries = 3000)
    void mutatedDocument_isAnswered(@ForAll Random random) {
        byte[] document = VALID.clone();
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            document = mutate(document, random);
        }
        check(document);
    }

    @Property(tries = 1000)
    void randomText_isAnswered(@ForAll("texts") String text) {
        check(text.getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 1000)
    void randomBytes_areAnswered(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Test
    void everyPrefixOfADocument_isAnswered() {
        for (int end = 0; end < VALID.length; end++) {
            check(Arrays.copyOf(VALID, end));
        }
    }

    private static void check(byte[] document) {
        PolicyReading reading = PolicyReader.read("f", document, Instant.EPOCH);
        assertThat(reading.policy().isPresent())
                .isEqualTo(reading.problems().stream().noneMatch(Problem::isError));
        assertThat(reading.problems())
                .allMatch(one -> one.at().line() > 0 && one.at().column() > 0);
        assertThat(reading.problems()).isSorted();
        reading.policy()
                .ifPresent(policy -> assertThat(PolicyFixtures.read(PolicyWriter.write(policy))
                                .policy()
                                .map(PolicyFixtures::withoutPositions))
                        .contains(PolicyFixtures.withoutPositions(policy)));
    }

    private static byte[] mutate(byte[] document, Random random) {
        int at = random.nextInt(document.length + 1);
        return switch (random.nextInt(6)) {
            case 0 -> splice(document, at, Math.min(document.length, at + 1 + random.nextInt(4)), "");
            case 1, 2 -> splice(document, at, at, character(random));
            case 3 -> splice(document, at, Math.min(document.length, at + 1), character(random));
            case 4 -> Arrays.copyOf(document, at);
            default -> swapLines(document, random);
        };
    }

    private static String character(Random random) {
        int at = random.nextInt(INTERESTING.length());
        return INTERESTING.substring(at, at + 1);
    }

    private static byte[] splice(byte[] document, int from, int to, String with) {
        String text = new String(document, StandardCharsets.ISO_8859_1);
        return (text.substring(0, from) + with + text.substring(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] swapLines(byte[] document, Random random) {
        List<String> lines =
                new ArrayList<>(List.of(new String(document, StandardCharsets.ISO_8859_1).split("\n", -1)));
        Collections.swap(lines, random.nextInt(lines.size()), random.nextInt(lines.size()));
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> words = Arbitraries.of(
                "version: 1\n",
                "roles:\n",
                "  a:\n",
                "  - ",
                "{",
                "}",
                "[",
                "]",
                ": ",
                ", ",
                "allow",
                "Read",
                "topic",
                "User:a",
                "group:",
                "&a ",
                "*a",
                "!!str ",
                "|",
                ">",
                "---\n",
                "...\n",
                "%YAML 1.2\n",
                "\"",
                "'",
                "\\x",
                "? ",
                "#",
                "\t",
                "<<: ",
                "\r",
                "\u2028",
                "\uFEFF",
                "\uD83D\uDE00",
                "1");
        return Arbitraries.oneOf(
                words.list().ofMaxSize(30).map(list -> String.join("", list)),
                Arbitraries.strings().all());
    }
}
