/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TextProgressTest {
    private final StringWriter written = new StringWriter();

    private TextProgress progress(Terminal terminal, boolean animated) {
        return new TextProgress(new PrintWriter(written), terminal, animated);
    }

    @Test
    void aStep_saysWhatWasTriedExpectedAndHappened() {
        progress(Terminal.none(), false).end(2, 9, DemoReportTest.DIFFERS);

        assertThat(written.toString()).isEqualToNormalizingNewlines("""
                DIFFER  2 B (0.0 s)
                         tried    tries b
                         expected refused with X
                         happened done
                """);
    }

    @Test
    void aGroup_standsApart() {
        progress(Terminal.none(), false).group("A title");

        assertThat(written.toString()).isEqualToNormalizingNewlines("\nA title\n");
    }

    @Test
    void longText_isWrapped_andNeverBroken() {
        String word = "w".repeat(90);
        progress(Terminal.none(), false)
                .end(1, 1, new StepResult("i", "T", "a ".repeat(60).strip(), "e", word, true, 1));

        assertThat(written.toString().lines().filter(line -> !line.contains(word)))
                .allSatisfy(line -> assertThat(line.length()).isLessThan(80));
        assertThat(written.toString()).contains(word);
    }

    @Test
    void aPipe_getsNoEscapeSequences() {
        TextProgress progress = progress(new Terminal(false, false, 80, true), false);
        progress.phase("Starting");
        progress.begin(1, 1, new Step("i", "T", "t", Expectation.success("x"), () -> "x"));
        progress.end(1, 1, DemoReportTest.OK);

        assertThat(written.toString()).doesNotContain("\033").doesNotContain("\r\033");
    }

    @Test
    void noColor_onATerminal_leavesOutColours() {
        progress(new Terminal(true, true, 80, false), true).end(1, 1, DemoReportTest.OK);

        assertThat(written.toString()).doesNotContain("\033[32m");
    }

    @Test
    void interruption_isTheLastThingSaid() {
        TextProgress progress = progress(Terminal.none(), false);
        progress.interrupt();
        progress.group("DIFFER");
        progress.end(1, 1, DemoReportTest.DIFFERS);

        assertThat(written.toString()).startsWith("Interrupted").doesNotContain("DIFFER");
    }
}
