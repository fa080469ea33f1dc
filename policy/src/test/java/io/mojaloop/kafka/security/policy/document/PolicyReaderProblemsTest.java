/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem with its place and its remedy: see problems.txt. */
class PolicyReaderProblemsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

    record Case(String name, String document, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void document_hasTheseProblems(Case one) {
        PolicyReading reading = PolicyReader.read("f", one.document.getBytes(StandardCharsets.UTF_8), NOW);
        assertThat(reading.problems().stream()
                        .map(PolicyReaderProblemsTest::line)
                        .collect(Collectors.joining("\n")))
                .isEqualTo(one.expected);
        assertThat(reading.policy().isPresent())
                .isEqualTo(reading.problems().stream().noneMatch(Problem::isError));
    }

    @Test
    void everyCode_isInTheTable() throws IOException {
        Set<String> elsewhere = Set.of("too-large", "not-utf8", "too-many-problems", "too-many-members");
        String all = cases().stream().map(Case::expected).collect(Collectors.joining("\n"));
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::text))
                .allMatch(code -> elsewhere.contains(code) || all.contains(" " + code));
    }

    static List<Case> cases() throws IOException {
        try (InputStream table = PolicyReaderProblemsTest.class.getResourceAsStream("problems.txt")) {
            String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            List<Case> cases = new ArrayList<>();
            for (String part : text.split("(?m)^=== ", -1)) {
                int line = part.indexOf('\n');
                int end = part.indexOf("\n---\n", line);
                if (end >= 0) {
                    String document = part.substring(line + 1, end + 1).replace("\\---", "---");
                    cases.add(new Case(
                            part.substring(0, line),
                            document,
                            part.substring(end + 5).strip()));
                }
            }
            return cases;
        }
    }

    private static String line(Problem problem) {
        return problem.at().line() + ":" + problem.at().column() + " " + problem.code()
                + problem.suggestion().map(text -> " | " + text).orElse("");
    }
}
