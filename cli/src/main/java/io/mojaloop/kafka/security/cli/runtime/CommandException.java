/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

/** Ends a command with a message that a person can act on: no stack trace is shown. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    /**
     * @param exitCode one of {@link ExitCode}
     * @param message may have several lines; texts of others in it are already escaped
     */
    public CommandException(int exitCode, String message) {
        super(message, null, false, false);
        this.exitCode = exitCode;
    }

    /** A file, a cluster or an option that cannot be used. */
    public static CommandException unusable(String message) {
        return new CommandException(ExitCode.UNUSABLE, message);
    }

    /** How the process ends. */
    public int exitCode() {
        return exitCode;
    }
}
