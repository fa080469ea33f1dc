/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter written = new StringWriter();
    private final AtomicLong clock = new AtomicLong();

    private Progress progress(boolean terminal) {
        return new Progress(new PrintWriter(written), terminal, 0, clock::get);
    }

    private void passMs(long ms) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    @Test
    void onATerminal_theLineIsDrawnAgain_andClearedInTheEnd() {
        Progress progress = progress(true);
        passMs(1000);
        progress.at(400_000_000, 1_000_000_000);
        passMs(1000);
        progress.at(800_000_000, 1_000_000_000);
        progress.finish();

        assertThat(written.toString())
                .startsWith("\r\033[K[#########")
                .contains(" 40%  400 MB  400 MB/s  2 s left", " 80%  800 MB  400 MB/s  1 s left")
                .endsWith("\r\033[K");
    }

    @Test
    void manySteps_areDrawnFiveTimesASecond() {
        Progress progress = progress(true);
        for (int ms = 1; ms <= 1000; ms++) {
            passMs(1);
            progress.at(ms, 1000);
        }

        assertThat(written.toString().split("\r", -1)).hasSize(1 + 5);
    }

    @Test
    void elsewhere_nothingIsWritten() {
        Progress progress = progress(false);
        passMs(1000);
        progress.at(1, 2);
        progress.finish();

        assertThat(written.toString()).isEmpty();
    }

    @Test
    void whatIsOverBeforeItIsDrawn_leavesNoTrace() {
        Progress progress = progress(true);
        passMs(100);
        progress.at(2, 2);
        progress.finish();

        assertThat(written.toString()).isEmpty();
    }
}
