/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

/** How the process ends. Scripts rely on these; they are documented in the help of every command. */
public final class ExitCode {
    /** Everything was as expected. */
    public static final int OK = 0;
    /** The command ran, and something it checked differs from what is expected. */
    public static final int DIFFERED = 1;
    /** Wrong usage, or this machine lacks something: Java, Maven, free ports, disk, a network. */
    public static final int UNUSABLE = 2;
    /** An error of the tool or of what it started. */
    public static final int INTERNAL = 3;

    private ExitCode() {}
}
