/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli;

import io.mojaloop.kafka.security.cli.audit.AuditCommand;
import io.mojaloop.kafka.security.cli.demo.DemoCommand;
import io.mojaloop.kafka.security.cli.policy.PolicyCommand;
import io.mojaloop.kafka.security.cli.quota.QuotaCommand;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.cli.runtime.StopsWithItsReader;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command as a whole. */
@Command(
        name = "kafka-security",
        mixinStandardHelpOptions = true,
        versionProvider = KafkaSecurity.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Makes a Kafka cluster meet the Mojaloop Kafka and Zookeeper Security Standard, and shows that it does.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:everything as expected",
            "1:a check differed from what is expected",
            "2:wrong usage, or this machine lacks something (Java, Maven, ports, disk, network)",
            "3:an error of the tool or of what it started"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kafka-security demo",
            "      Watch a secured broker refuse a rogue producer. Takes about half a minute.",
            "  kafka-security demo --kafka 3.9.2 --mode zookeeper --json",
            "      The same on ZooKeeper, with a report for a script.",
            "  kafka-security demo --keep",
            "      Leave the cluster running, to try it by hand."
        })
public final class KafkaSecurity {
    private KafkaSecurity() {}

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(commandLine(new DemoCommand(), Terminal.detect()), arguments));
    }

    private static int run(CommandLine commandLine, String[] arguments) {
        int code;
        try {
            code = commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            System.err.println(
                    "kafka-security: not enough memory for this input; KAFKA_SECURITY_OPTS=-Xmx4g gives more");
            return ExitCode.INTERNAL;
        }
        // A policy or a script of which the end is missing must not look like a whole one.
        if ((commandLine.getOut().checkError() | System.out.checkError()) && !stopsWithItsReader(commandLine)) {
            System.err.println("kafka-security: cannot write to the standard output; what was written is not whole");
            return code == ExitCode.OK ? ExitCode.UNUSABLE : code;
        }
        return code;
    }

    private static boolean stopsWithItsReader(CommandLine commandLine) {
        CommandLine.ParseResult parsed = commandLine.getParseResult();
        while (parsed != null && parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed != null && parsed.commandSpec().userObject() instanceof StopsWithItsReader;
    }

    static CommandLine commandLine(DemoCommand demo, Terminal terminal) {
        CommandLine root = new CommandLine(new KafkaSecurity())
                .addSubcommand(demo)
                .addSubcommand(new PolicyCommand())
                .addSubcommand(new AuditCommand())
                .addSubcommand(new QuotaCommand())
                .addSubcommand(new Completion())
                .addSubcommand(new CommandLine.HelpCommand());
        return root.setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.out() && terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(terminal.columns())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::onUsage)
                .setExecutionExceptionHandler(Failures::onExecution);
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "kafka-security " + Installation.version(),
                "Kafka clients " + Installation.kafkaClientsVersion() + ", Java " + Runtime.version()
            };
        }
    }
}
