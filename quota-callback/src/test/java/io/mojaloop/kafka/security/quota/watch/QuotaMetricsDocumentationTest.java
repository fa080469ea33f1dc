/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sections of docs/metrics.md against the attributes that there are. */
class QuotaMetricsDocumentationTest {
    private static final Pattern ATTRIBUTE = Pattern.compile("`([A-Z][A-Za-z0-9]+)`");

    @Test
    void sections_nameEveryAttribute_andNoOther() throws IOException {
        assertThat(documented("## Quotas")).containsExactlyInAnyOrderElementsOf(attributes(QuotaMXBean.class));
        assertThat(documented("### Tenants")).containsExactlyInAnyOrderElementsOf(attributes(QuotaTenantMXBean.class));
    }

    private static List<String> documented(String section) throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
                .dropWhile(line -> !line.equals(section))
                .skip(1)
                .takeWhile(line -> !line.startsWith("##"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> ATTRIBUTE.matcher(cell).results())
                .map(match -> match.group(1))
                .toList();
    }

    private static List<String> attributes(Class<?> bean) {
        return Arrays.stream(bean.getMethods())
                .flatMap(method -> Stream.of("get", "is")
                        .filter(method.getName()::startsWith)
                        .map(prefix -> method.getName().substring(prefix.length())))
                .toList();
    }
}
