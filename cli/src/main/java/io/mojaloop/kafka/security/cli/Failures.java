/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.kit.KitException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into a few lines for a person and an exit code for a script. */
final class Failures {
    private Failures() {}

    /** Wrong usage: what is wrong, the nearest names, where to read more; everything to those who asked nothing. */
    static int onUsage(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        if (arguments.length == 0) {
            command.usage(err);
            return ExitCode.UNUSABLE;
        }
        String message =
                String.valueOf(e.getMessage()).lines().map(LogText::escape).collect(Collectors.joining("\n"));
        err.println("kafka-security: " + message);
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.UNUSABLE;
    }

    static int onExecution(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code = codeOf(e);
        if (e instanceof KitException || e instanceof CommandException) {
            err.println("kafka-security: " + e.getMessage());
        } else {
            err.println("kafka-security: internal error, please report it:");
            e.printStackTrace(err);
        }
        err.flush();
        return code;
    }

    private static int codeOf(Exception e) {
        if (e instanceof CommandException known) {
            return known.exitCode();
        }
        return e instanceof KitException kit && kit.kind().isMissingRequirement()
                ? ExitCode.UNUSABLE
                : ExitCode.INTERNAL;
    }
}
