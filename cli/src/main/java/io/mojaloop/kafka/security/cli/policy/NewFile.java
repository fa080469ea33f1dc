/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A document that a command makes. */
final class NewFile {
    private NewFile() {}

    /**
     * Writes to a file, or to the standard output if there is none.
     *
     * @throws CommandException with exit code 2 if the file is there and must not be overwritten, or cannot be written
     */
    static void write(@Nullable Path file, boolean overwrite, String text, PrintWriter otherwise) {
        if (file == null) {
            otherwise.print(text);
            otherwise.flush();
            return;
        }
        String name = LogText.escape(file.toString());
        OpenOption[] options = overwrite
                ? new OpenOption[] {
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
                }
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        try {
            Files.writeString(file, text, options);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.unusable(name + " exists; --force overwrites it");
        } catch (IOException e) {
            throw CommandException.unusable("cannot write " + name + ": " + LogText.escape(e.toString()));
        }
    }
}
