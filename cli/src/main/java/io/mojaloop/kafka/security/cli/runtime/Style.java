/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.runtime;

import picocli.CommandLine;

/** Colours, where they are welcome. */
public record Style(boolean colour) {
    /** As the help of a command: coloured if it is. */
    public static Style of(CommandLine command) {
        return new Style(command.getColorScheme().ansi() == CommandLine.Help.Ansi.ON);
    }

    public String good(String text) {
        return paint("32", text);
    }

    public String bad(String text) {
        return paint("1;31", text);
    }

    public String dim(String text) {
        return paint("2", text);
    }

    public String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
