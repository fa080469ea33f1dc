/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.cli.demo.DemoReport.Failure;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.HelpOption;
import io.mojaloop.kafka.security.cli.runtime.Installation;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import io.mojaloop.kafka.security.kit.ClusterSpec;
import io.mojaloop.kafka.security.kit.KitException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kafka-security demo}. */
@Command(
        name = "demo",
        description = {
            "Start a secured Kafka broker on this machine and watch it refuse what it should.",
            "",
            "The broker is a real one, fetched by Maven on first use (about 50 MB), in a JVM of its own on free ports of"
                    + " 127.0.0.1. A copy of policies/mojaloop.yaml gives Mojaloop's services their rights; real clients"
                    + " try what is right and what is wrong; then the file is changed while the broker runs. In the end the"
                    + " broker's audit trail is verified and told as an HTML page. Nothing but that page is left behind."
        },
        optionListHeading = "%nOptions:%n",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:every step as expected",
            "1:a step differs",
            "2:wrong usage, or this machine lacks Java, Maven, free ports, disk or a network",
            "3:the broker or the tool failed"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  kafka-security demo",
            "  kafka-security demo --kafka 3.9.2 --mode zookeeper --json > report.json",
            "  kafka-security demo --keep",
            "  kafka-security demo --control"
        })
public final class DemoCommand implements Callable<Integer> {
    private final DemoRunner runner;
    private final Terminal terminal;

    @Mixin
    @SuppressWarnings("UnusedVariable") // read by picocli
    private final HelpOption help = new HelpOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--kafka",
            paramLabel = "VERSION",
            defaultValue = KafkaOption.DEFAULT,
            completionCandidates = KafkaOption.Candidates.class,
            description = "Kafka version, ${DEFAULT-VALUE} by default. Known to work: ${COMPLETION-CANDIDATES}.")
    private String kafka = KafkaOption.DEFAULT;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "kraft",
            completionCandidates = ModeCandidates.class,
            description = "Where the cluster keeps its metadata: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default."
                    + " ZooKeeper needs a 3.x version.")
    private ClusterSpec.Mode mode = ClusterSpec.Mode.KRAFT;

    @Option(
            names = "--keep",
            description =
                    "Leave the cluster running; print where it is, its policy file to edit, files for clients, and how"
                            + " to stop it.")
    private boolean keep;

    @Option(
            names = "--control",
            description =
                    "Run the same steps on a stock broker without the suite's jars and policy: the differences are what"
                            + " it protects from. Ends with 1.")
    private boolean control;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Where to write the HTML report of the broker's audit trail; kafka-security-demo.html in the directory"
                            + " for temporary files by default.")
    private Path report = Path.of(System.getProperty("java.io.tmpdir", "."), "kafka-security-demo.html");

    @Option(
            names = "--json",
            description =
                    "Print one JSON document on the standard output when done; progress goes to the standard error.")
    private boolean json;

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long the broker may take to start; a single step never takes more than 30."
                    + " ${DEFAULT-VALUE} by default.")
    private int timeoutSeconds = 120;

    /** For this process. */
    public DemoCommand() {
        this(new LiveDemo(Installation.detect()), Terminal.detect());
    }

    DemoCommand(DemoRunner runner, Terminal terminal) {
        this.runner = runner;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DemoRequest request = request();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter text = json ? spec.commandLine().getErr() : out;
        boolean animated = json ? terminal.err() : terminal.out();
        ReportText words = new ReportText(text, terminal, animated && terminal.colour());
        TextProgress progress = new TextProgress(text, terminal, animated);
        words.heading(request);
        try (Interruption interruption = Interruption.watch(progress)) {
            DemoReport report = run(request, progress);
            progress.finish();
            if (interruption.happened()) {
                return ExitCode.INTERNAL;
            }
            words.result(report);
            if (json) {
                out.println(Json.of(report));
                out.flush();
            }
            return report.summary().exitCode();
        }
    }

    private DemoReport run(DemoRequest request, TextProgress progress) {
        long begin = System.nanoTime();
        try {
            return runner.run(request, progress);
        } catch (KitException e) {
            Failure failure = new Failure(e.kind().name(), String.valueOf(e.getMessage()), Remedy.of(e.kind()));
            int exitCode = e.kind().isMissingRequirement() ? ExitCode.UNUSABLE : ExitCode.INTERNAL;
            return DemoReport.failed(request, (System.nanoTime() - begin) / 1_000_000, failure, exitCode);
        }
    }

    private DemoRequest request() {
        if (timeoutSeconds < 1 || timeoutSeconds > 3600) {
            throw new ParameterException(
                    spec.commandLine(), "--timeout '" + timeoutSeconds + "' must be 1 to 3600 seconds");
        }
        try {
            return new DemoRequest(
                    KafkaOption.parse(kafka, mode),
                    mode,
                    keep,
                    control,
                    report.toAbsolutePath(),
                    Duration.ofSeconds(timeoutSeconds));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }
}
