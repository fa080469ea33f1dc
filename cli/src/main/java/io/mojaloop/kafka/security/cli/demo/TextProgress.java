/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.runtime.Paragraph;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.util.Locale;

/** Progress for a person: a block for each step as it ends, and on a terminal a line that moves meanwhile. */
final class TextProgress implements DemoProgress {
    private static final String INDENT = " ".repeat(18);

    private final PrintWriter out;
    private final Style style;
    private final Spinner spinner;
    private final int columns;
    private boolean interrupted;

    /** @param animated whether the writer goes to a terminal */
    TextProgress(PrintWriter out, Terminal terminal, boolean animated) {
        this.out = out;
        this.style = new Style(animated && terminal.colour());
        this.spinner = new Spinner(out, animated, terminal.columns());
        this.columns = terminal.columns();
    }

    @Override
    public synchronized void phase(String what) {
        if (interrupted) {
            return;
        }
        spinner.stop();
        String lead = style.dim("   .. ");
        for (String line : Paragraph.wrap(what, columns - 7)) {
            out.println(lead + line);
            lead = "      ";
        }
        out.flush();
        spinner.start("");
    }

    @Override
    public synchronized void group(String title) {
        if (interrupted) {
            return;
        }
        spinner.stop();
        out.println();
        out.println(style.bold(title));
        out.flush();
    }

    @Override
    public synchronized void begin(int number, int total, Step step) {
        if (interrupted) {
            return;
        }
        spinner.stop();
        spinner.start(String.format(Locale.ROOT, "%2d/%d %s", number, total, step.title()));
    }

    @Override
    public synchronized void end(int number, int total, StepResult result) {
        if (interrupted) {
            return;
        }
        spinner.stop();
        String mark = result.ok() ? style.good("   ok ") : style.bad("DIFFER");
        String heading =
                String.format(Locale.ROOT, " %2d %s (%.1f s)", number, result.title(), result.millis() / 1000.0);
        out.println(mark + style.bold(heading));
        labelled("tried", result.tried());
        labelled("expected", result.expected());
        labelled("happened", result.ok() ? result.happened() : style.bad(result.happened()));
        out.flush();
    }

    /** Nothing moves any more. */
    synchronized void finish() {
        spinner.stop();
    }

    /** Says so, and nothing after it. */
    synchronized void interrupt() {
        spinner.stop();
        interrupted = true;
        out.println("Interrupted: stopping the broker and removing its files.");
        out.flush();
    }

    private void labelled(String label, String text) {
        String lead = String.format(Locale.ROOT, "%-8s", label);
        for (String line : Paragraph.wrap(text, columns - INDENT.length() - 1)) {
            out.println("         " + style.dim(lead) + " " + line);
            lead = " ".repeat(8);
        }
    }
}
