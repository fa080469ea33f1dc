/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.learn;

import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.Locale;

/** What a person sees while logs are read. */
public final class ReadingNotes {
    private static final int MOST_SUSPECTS = 10;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean all;
    private long suspects;
    private boolean progressing;

    /** @param all whether to show every line that is skipped; otherwise only the first suspect ones */
    public ReadingNotes(PrintWriter err, boolean terminal, boolean all) {
        this.err = err;
        this.terminal = terminal;
        this.all = all;
    }

    /**
     * Tells how far the reading has come, on a terminal.
     *
     * @param lines how many were read
     */
    public void progress(long lines) {
        if (terminal) {
            err.print(String.format(Locale.ROOT, "\r%,d lines", lines));
            err.flush();
            progressing = true;
        }
    }

    public void suspect(String text) {
        if (all || ++suspects <= MOST_SUSPECTS) {
            print(text);
        }
    }

    public void skipped(String text) {
        if (all) {
            print("not understood: " + text);
        }
    }

    private void print(String text) {
        done();
        err.println(LogText.escape(text));
    }

    /** Clears the line of the progress. */
    public void done() {
        if (progressing) {
            err.print("\r\033[K");
            progressing = false;
        }
    }
}
