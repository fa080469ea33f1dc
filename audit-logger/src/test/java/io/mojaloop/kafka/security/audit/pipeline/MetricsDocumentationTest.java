/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The section of docs/metrics.md against the attributes that there are. */
class MetricsDocumentationTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void section_namesEveryAttribute_andNoOther() throws IOException {
        Set<String> documented = Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .dropWhile(line -> !line.equals("## The audit trail"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> ATTRIBUTE.matcher(cell).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AuditTrailMXBean.class.getMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get"))
                        .map(name -> name.substring("get".length()))
                        .toList());
    }
}
