/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference in docs/policy.md against the model; {@code -Dupdate.docs=true} writes it. */
class PolicyDocumentationTest {
    private static final Path PAGE = Path.of("..", "docs", "policy.md");
    private static final String MARK = "-Dupdate.docs=true -->\n";

    @Test
    void reference_isThatOfTheModel() throws IOException {
        String page = Files.readString(PAGE);
        int mark = page.indexOf(MARK);
        assertThat(mark).as("the mark after which the reference begins").isPositive();
        String expected = page.substring(0, mark + MARK.length()) + "\n"
                + PolicyReference.markdown().strip() + "\n";
        if (Boolean.getBoolean("update.docs")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }
}
