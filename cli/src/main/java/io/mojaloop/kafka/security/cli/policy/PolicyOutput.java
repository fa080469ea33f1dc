/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a policy goes that a command makes. A mixin. */
final class PolicyOutput {
    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write the policy there instead of to the standard output. Never overwrites without --force.")
    private @Nullable Path file;

    @Option(names = "--force", description = "Overwrite the file of --output.")
    private boolean force;

    /** Whether it goes to a file. */
    boolean isFile() {
        return file != null;
    }

    /**
     * Writes to the file, or to the standard output if there is none.
     *
     * @throws CommandException with exit code 2 if the file is there and must not be overwritten, or cannot be written
     */
    void write(String text, PrintWriter out) {
        if (file == null) {
            out.print(text);
            out.flush();
        } else if (force) {
            OutputFiles.replace(file, text);
        } else {
            OutputFiles.create(file, text);
        }
    }
}
