/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What subcommands have in common: their help and its headings, and where they print. */
@Command(optionListHeading = "%nOptions:%n", exitCodeListHeading = "%nExit status:%n", footerHeading = "%nExamples:%n")
public abstract class Subcommand {
    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    protected final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Whether nobody reads what is printed any more, as behind {@code | head}. Flushes. */
    protected final boolean isUnread() {
        // The writer does not hear of what the standard output keeps to itself.
        return out().checkError() | System.out.checkError();
    }

    protected final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    protected final Style style() {
        return Style.of(spec.commandLine());
    }

    /** In columns. */
    protected final int width() {
        return spec.usageMessage().width();
    }

    /** Options that do not fit: shown with a pointer to the help, exit code 2. */
    protected final ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    /** Whether an option stands on the command line. */
    protected final boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }
}
