/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.diff.DiffJson;
import io.mojaloop.kafka.security.cli.policy.diff.DiffText;
import io.mojaloop.kafka.security.cli.policy.diff.Difference;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.Policy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells who gains and who loses what between two policies. */
@Command(
        name = "diff",
        description = {
            "Tell who gains and who loses what between two policies, in words.",
            "",
            "What counts is the meaning: roles with other names, lines in another order, a role split in two, a block of"
                    + " addresses written as its halves are no difference. Groups are written out, denials subtracted,"
                    + " what is implied (Read allows Describe) included."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:both policies mean the same",
            "1:they differ",
            "2:wrong usage, or a file cannot be read or is no valid policy"
        },
        footer = {
            "  kafka-security policy diff old.yaml new.yaml",
            "  git show HEAD:mojaloop.yaml | kafka-security policy diff - mojaloop.yaml",
            "  kafka-security policy diff --json old.yaml new.yaml | jq -r .summary"
        })
final class DiffCommand extends Subcommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = "The policy as it was; - for the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The policy as it shall be; - for the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path newer;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description =
                    "Compare as of this moment, for example 2027-06-30T00:00:00Z; bindings that have ended by then"
                            + " grant nothing. Now by default.")
    private @Nullable Instant at;

    @Override
    public Integer call() {
        if (older.toString().equals("-") && newer.toString().equals("-")) {
            throw usage("only one of both policies can be the standard input");
        }
        Difference difference = Difference.between(load(older), load(newer), at == null ? Instant.now() : at);
        PrintWriter out = out();
        if (json) {
            out.println(DiffJson.of(difference));
        } else {
            new DiffText(difference, style()).lines().forEach(out::println);
        }
        out.flush();
        return difference.isEmpty() ? ExitCode.OK : ExitCode.DIFFERED;
    }

    /** A file that is no policy is no difference: scripts must be able to tell. */
    private static Policy load(Path file) {
        try {
            return PolicyFiles.load(file);
        } catch (CommandException e) {
            throw new CommandException(ExitCode.UNUSABLE, String.valueOf(e.getMessage()));
        }
    }
}
