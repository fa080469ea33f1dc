/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** How far reading has come: a line on a terminal, that is drawn again; nothing elsewhere. */
final class Progress {
    private static final long REDRAW_NANOS = 200_000_000;
    private static final int BAR = 24;

    private final PrintWriter err;
    private final boolean terminal;
    private final LongSupplier nanoTime;
    private final long begin;
    private long total;
    private long done;
    private long drawn;
    private boolean visible;

    /**
     * @param terminal whether {@code err} is one
     * @param total bytes to read; 0 if that is not known
     */
    Progress(PrintWriter err, boolean terminal, long total) {
        this(err, terminal, total, System::nanoTime);
    }

    Progress(PrintWriter err, boolean terminal, long total, LongSupplier nanoTime) {
        this.err = err;
        this.terminal = terminal;
        this.total = total;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
        this.drawn = begin;
    }

    /** The bytes of all files together; 0 if one has no size, as a pipe. */
    static long size(List<Path> files) {
        long size = 0;
        for (Path file : files) {
            try {
                if (!Files.isRegularFile(file)) {
                    return 0;
                }
                size += Files.size(file);
            } catch (IOException e) {
                return 0;
            }
        }
        return size;
    }

    /** Takes notice of more bytes. From one thread. */
    void add(long bytes) {
        at(done + bytes, total);
    }

    /** Takes notice of all bytes so far. */
    void at(long bytes, long ofTotal) {
        done = bytes;
        total = ofTotal;
        if (terminal) {
            long now = nanoTime.getAsLong();
            if (now - drawn >= REDRAW_NANOS) {
                drawn = now;
                err.print("\r\033[K" + line(now - begin));
                err.flush();
                visible = true;
            }
        }
    }

    /** Clears the line. */
    void finish() {
        if (visible) {
            err.print("\r\033[K");
            err.flush();
            visible = false;
        }
    }

    /** Bytes so far. */
    long done() {
        return done;
    }

    String line(long nanos) {
        double seconds = Math.max(1e-9, nanos / 1e9);
        double rate = done / seconds;
        String text = String.format(Locale.ROOT, "%,.0f MB  %.0f MB/s", done / 1e6, rate / 1e6);
        if (total <= 0) {
            return text;
        }
        double part = Math.min(1, (double) done / total);
        int filled = (int) (part * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3.0f%%  %s  %s left",
                "#".repeat(filled),
                " ".repeat(BAR - filled),
                100 * part,
                text,
                left(rate <= 0 ? 0 : (total - done) / rate));
    }

    private static String left(double seconds) {
        long whole = Math.max(0, Math.round(seconds));
        return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
    }
}
