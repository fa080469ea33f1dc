/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import picocli.CommandLine.Command;

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
        commandListHeading = "%nCommands:%n",
        exitCodeList = {
            "0:as expected: valid, allowed, passed, equal",
            "1:not as expected; see the help of each command",
            "2:wrong usage, or a file or a cluster cannot be read",
            "3:an error of the tool"
        },
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
public final class PolicyCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        throw usage("Missing required subcommand");
    }
}
