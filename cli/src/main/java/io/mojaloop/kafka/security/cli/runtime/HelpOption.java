/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import picocli.CommandLine.Option;

/** {@code --help} of a subcommand. The version is the whole tool's, so only the tool has {@code --version}. */
public final class HelpOption {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean requested;

    /** Whether help was asked for; picocli shows it. */
    public boolean requested() {
        return requested;
    }
}
