/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

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

/** docs/metrics.md against the attributes that there are. */
class MetricsDocumentationTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void page_namesEveryAttribute_andNoOther() throws IOException {
        Set<String> documented = Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .takeWhile(line -> !line.startsWith("## ")) // what follows is of other parts
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> ATTRIBUTE.matcher(cell).results())
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(PolicyAuthorizerMXBean.class.getMethods())
                        .map(Method::getName)
                        .filter(name -> name.startsWith("get"))
                        .map(name -> name.substring("get".length()))
                        .toList());
    }
}
