/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The last line of a terminal, which tells that something still happens and for how long; nothing elsewhere. */
final class Spinner {
    private static final String FRAMES = "|/-\\";
    private static final long FRAME_MS = 120;
    private static final String CLEAR = "\r\033[K";

    private final PrintWriter out;
    private final boolean enabled;
    private final int columns;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "spinner");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> running;
    private String text = "";
    private long begin;
    private int frame;

    Spinner(PrintWriter out, boolean enabled, int columns) {
        this.out = out;
        this.enabled = enabled;
        this.columns = columns;
    }

    synchronized void start(String what) {
        if (!enabled) {
            return;
        }
        text = what.isEmpty() ? "" : what + "  ";
        begin = System.nanoTime();
        running = timer.scheduleAtFixedRate(this::draw, 0, FRAME_MS, TimeUnit.MILLISECONDS);
    }

    synchronized void stop() {
        ScheduledFuture<?> current = running;
        running = null;
        if (current != null) {
            current.cancel(false);
            out.print(CLEAR);
            out.flush();
        }
    }

    private synchronized void draw() {
        if (running == null) {
            return;
        }
        String line = String.format(
                Locale.ROOT,
                "    %c %s%.0f s",
                FRAMES.charAt(frame++ % FRAMES.length()),
                text,
                (System.nanoTime() - begin) / 1e9);
        out.print(CLEAR + line.substring(0, Math.min(line.length(), columns - 1)));
        out.flush();
    }
}
