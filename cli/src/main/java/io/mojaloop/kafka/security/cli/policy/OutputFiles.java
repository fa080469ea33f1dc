/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a command was asked to put into a file. */
public final class OutputFiles {
    private OutputFiles() {}

    /**
     * Writes a file, in place of what was there.
     *
     * @throws CommandException with exit code 2 if it cannot be written
     */
    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandException.unusable("cannot write " + LogText.escape(file.toString()) + ": "
                    + LogText.escape(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }
}
