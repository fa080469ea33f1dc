/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.HelpOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about policy documents. */
@Command(
        name = "policy",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Check, explain, test, compare, learn and translate policy documents.",
            "",
            "A policy document is a YAML file that says who may do what in a Kafka cluster. Brokers with the authorizer of"
                    + " this suite follow it; these commands decide by the same code, without a broker."
        },
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:as expected: valid, allowed, passed, equal",
            "1:not as expected; see the help of each command",
            "2:wrong usage, or a file or a cluster cannot be read",
            "3:an error of the tool"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kafka-security policy validate policy.yaml",
            "  kafka-security policy test cases.yaml",
            "  kafka-security policy explain --policy policy.yaml \\",
            "    --principal User:alice --operation Read --resource topic:orders",
            "",
            "Every command of these has a --help with more."
        },
        subcommands = {
            ValidateCommand.class,
            ExplainCommand.class,
            TestCommand.class,
            DiffCommand.class,
            LearnCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            SchemaCommand.class
        })
public final class PolicyCommand implements Runnable {
    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    }
}
