/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli;

import io.mojaloop.kafka.security.cli.demo.DemoCommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a command line printed, and how it ended. */
public record CommandRun(int exitCode, String out, String err) {

    /** Runs the whole tool in this process, with its output going to pipes. */
    public static CommandRun of(String... arguments) {
        return on(Terminal.none(), arguments);
    }

    /** The same on a terminal. */
    public static CommandRun on(Terminal terminal, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = KafkaSecurity.commandLine(new DemoCommand(), terminal);
        int code = command.setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    /** Whether a terminal shows all output as it is: nothing steers it, nothing is reordered. */
    public boolean isHarmless() {
        return (out + err)
                .codePoints()
                .allMatch(c -> c == '\n' || (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT));
    }
}
