/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** The table in docs/config-quotas.md against the keys that are read; {@code -Dupdate.docs=true} writes it. */
class ConfigDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "config-quotas.md");
    private static final String MARK = "-Dupdate.docs=true -->\n";

    @Test
    void table_isThatOfTheKeys() throws IOException {
        String page = Files.readString(PAGE);
        int mark = page.indexOf(MARK);
        assertThat(mark).as("the mark after which the table begins").isPositive();
        String expected =
                page.substring(0, mark + MARK.length()) + "\n| key | default | range | meaning |\n|---|---|---|---|\n"
                        + QuotaConfig.DEFINITION.configKeys().values().stream()
                                .map(ConfigDocumentationTest::row)
                                .collect(Collectors.joining());
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String row(ConfigDef.ConfigKey key) {
        String value = String.valueOf(key.defaultValue);
        return "| `" + key.name + "` | " + (value.isEmpty() ? "" : "`" + value + "`") + " | " + range(key) + " | "
                + key.documentation.replace("|", "\\|") + " |\n";
    }

    private static String range(ConfigDef.ConfigKey key) {
        if (key.type == ConfigDef.Type.BOOLEAN) {
            return "true, false";
        }
        return key.validator == null
                ? "a text"
                : key.validator
                        .toString()
                        .replace("[" + Long.MAX_VALUE + "]", "")
                        .replaceAll("^\\[([0-9]+),\\.\\.\\.," + Long.MAX_VALUE + "]$", "$1 or more")
                        .replaceAll("^\\[([^,]+),\\.\\.\\.,([^]]+)]$", "$1 to $2")
                        .replaceAll("^\\[(.*)]$", "$1");
    }
}
