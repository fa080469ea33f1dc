/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import io.mojaloop.kafka.security.policy.LogText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes what a command was asked to put into a file. */
public final class OutputFiles {
    private OutputFiles() {}

    /**
     * Writes a file, in place of what was there.
     *
     * @throws CommandException with exit code 2 if it cannot be written
     */
    public static void replace(Path file, String text) {
        write(file, text);
    }

    /**
     * Writes a file that is not there yet.
     *
     * @throws CommandException with exit code 2 if it is, or cannot be written
     */
    public static void create(Path file, String text) {
        write(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static void write(Path file, String text, OpenOption... options) {
        String name = LogText.escape(file.toString());
        try {
            Files.writeString(file, text, options);
        } catch (FileAlreadyExistsException e) {
            throw CommandException.unusable(name + " exists; --force overwrites it");
        } catch (IOException e) {
            throw CommandException.unusable("cannot write " + name + ": "
                    + LogText.escape(e.getClass().getSimpleName() + " " + e.getMessage()));
        }
    }
}
