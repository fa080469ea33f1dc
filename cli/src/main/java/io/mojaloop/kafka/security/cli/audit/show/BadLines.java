/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.show;

import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Lines that are no records: counted, and the first of them shown. The end of a file that is being written is one, too. */
public final class BadLines {
    private static final int MOST_SHOWN = 5;
    private static final int LONGEST = 100;

    private final PrintWriter err;
    private long count;

    public BadLines(PrintWriter err) {
        this.err = err;
    }

    /** Notes one. */
    public void add(Path file, long number, byte[] bytes, int from, int length) {
        String begin = new String(bytes, from, Math.min(length, LONGEST), StandardCharsets.UTF_8);
        note(file, number, "is no record: " + LogText.escape(begin) + (length > LONGEST ? "..." : ""));
    }

    /** Notes one that was passed over. */
    public void addTooLong(Path file, long number) {
        note(file, number, "is no record: it is longer than 1 MiB");
    }

    /** @param number of the line; 0 if that is not known */
    private void note(Path file, long number, String what) {
        if (++count <= MOST_SHOWN) {
            err.println(TrailFiles.name(file) + (number > 0 ? ":" + number : ", a line") + " " + what);
        }
    }

    public long count() {
        return count;
    }

    /** Tells how many there were, if not all were shown. */
    public void finish() {
        if (count > MOST_SHOWN) {
            err.println(count + " lines are no records; the first " + MOST_SHOWN + " are shown");
        }
        err.flush();
    }
}
