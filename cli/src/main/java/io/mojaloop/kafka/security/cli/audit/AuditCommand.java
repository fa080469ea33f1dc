/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import picocli.CommandLine.Command;

/** The commands about audit trails. */
@Command(
        name = "audit",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Make keys for audit trails, verify, report, follow and search them.",
            "",
            "An audit trail is a directory of files in which brokers, controllers and ZooKeeper servers write down what"
                    + " matters to security: one JSON document a line, chained and signed."
        },
        commandListHeading = "%nCommands:%n",
        exitCodeList = {
            "0:as expected: intact, found, written",
            "1:not as expected; see the help of each command",
            "2:wrong usage, or a file cannot be read or written",
            "3:an error of the tool",
            "10 to 19:what verify found"
        },
        footer = {
            "  kafka-security audit keygen --out /etc/kafka/audit-keys",
            "  kafka-security audit verify /var/lib/kafka/audit \\",
            "    --public-key public-key.pem",
            "  kafka-security audit report /var/lib/kafka/audit --last 24h --html day.html",
            "  kafka-security audit tail --follow /var/lib/kafka/audit",
            "",
            "Every command of these has a --help with more."
        },
        subcommands = {
            KeygenCommand.class,
            VerifyCommand.class,
            ReportCommand.class,
            TailCommand.class,
            SearchCommand.class
        })
public final class AuditCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        throw usage("Missing required subcommand");
    }
}
