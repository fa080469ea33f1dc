/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of PCI DSS in docs/audit.md names tests: each exists, and each row has one. */
class CoverageTableTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
    private static final Pattern ROW = Pattern.compile("\\| 10\\.\\d.*");

    @Test
    void eachRow_namesATest() throws IOException {
        assertThat(rows())
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(row -> assertThat(row).containsPattern(TEST));
    }

    @Test
    void eachNamedTest_exists() throws IOException {
        Map<String, Path> sources = sources();

        for (String row : rows()) {
            for (MatchResult test : TEST.matcher(row).results().toList()) {
                assertThat(sources).as(row).containsKey(test.group(1));
                assertThat(Files.readString(sources.get(test.group(1))))
                        .as(row)
                        .containsPattern("void " + test.group(2) + "\\(");
            }
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/audit.md")).stream()
                .filter(line -> ROW.matcher(line).matches())
                .toList();
    }

    /** All test classes by name. */
    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> modules =
                Files.find(ROOT, 6, (path, attributes) -> path.endsWith(Path.of("src", "test", "java")))) {
            return modules.flatMap(CoverageTableTest::javaFiles)
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, other) -> one));
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
