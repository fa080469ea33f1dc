/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table in docs/config-audit.md against the keys that are read; {@code -Dupdate.docs=true} writes it. */
class ConfigDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "config-audit.md");
    private static final String MARK = "-Dupdate.docs=true -->\n";

    @Test
    void table_isThatOfTheKeys() throws IOException {
        String page = Files.readString(PAGE);
        int mark = page.indexOf(MARK);
        assertThat(mark).as("the mark after which the table begins").isPositive();
        String expected = page.substring(0, mark + MARK.length()) + "\n"
                + AuditKeys.markdown().strip() + "\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }
}
