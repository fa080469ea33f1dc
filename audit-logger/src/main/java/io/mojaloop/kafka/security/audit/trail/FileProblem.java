/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What went wrong with a file, for people: the JDK often says it in the name of an exception's class alone. */
public final class FileProblem {
    private FileProblem() {}

    /** A text that names the file, if it is known. */
    public static String text(IOException failure) {
        String message = failure.getMessage();
        if (!(failure instanceof FileSystemException file) || file.getFile() == null) {
            return message == null ? failure.getClass().getSimpleName() : message;
        }
        if (file.getReason() != null) {
            return message == null ? file.getFile() + ": " + file.getReason() : message;
        }
        return file.getFile() + why(file);
    }

    private static String why(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) {
            return " is not there";
        }
        if (failure instanceof AccessDeniedException) {
            return " may not be read or written by this user";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return " is there already, or is no directory";
        }
        return ": " + failure.getClass().getSimpleName();
    }
}
