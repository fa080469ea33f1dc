/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import picocli.CommandLine.Command;

/** The commands about quotas. */
@Command(
        name = "quota",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Show who may use how much, who does and who is slowed down, and try a policy on what was recorded.",
            "",
            "Quotas are those of kafka-configs, and those of the policy document where PolicyQuotaCallback is installed."
        },
        commandListHeading = "%nCommands:%n",
        exitCodeList = {
            "0:as expected",
            "1:not as expected; see the help of each command",
            "2:wrong usage, or a cluster or a file cannot be read",
            "3:an error of the tool",
            "4:nothing tells what is used"
        },
        footer = {
            "  kafka-security quota status --bootstrap-server kafka-1:9093 \\",
            "    --command-config admin.properties",
            "  kafka-security quota simulate --policy new.yaml --from status.jsonl",
            "",
            "Every command of these has a --help with more."
        },
        subcommands = {StatusCommand.class, SimulateCommand.class})
public final class QuotaCommand extends Subcommand implements Runnable {
    @Override
    public void run() {
        throw usage("Missing required subcommand");
    }
}
