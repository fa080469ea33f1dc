/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.cli.audit.read.LineReader;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.audit.report.ReportBuilder;
import io.mojaloop.kafka.security.cli.audit.report.ReportHtml;
import io.mojaloop.kafka.security.cli.audit.report.ReportText;
import io.mojaloop.kafka.security.cli.audit.report.ReportTree;
import io.mojaloop.kafka.security.cli.audit.report.TrailReport;
import io.mojaloop.kafka.security.cli.audit.show.BadLines;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells who was denied what, from where and when, and what else an auditor asks. */
@Command(
        name = "report",
        description = {
            "Tell who was denied what, from where and when, and what else an auditor asks about audit trails.",
            "",
            "Denied requests, failed authentications, who asked most, throttled clients, administrative changes, policy"
                    + " changes, losses and gaps, and a timeline. Counts are exact: a record that stands for many events"
                    + " counts as many.",
            "",
            "The report says what the records say. Whether they are what was written says 'audit verify'."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:the report was made from whole records",
            "1:the same, but some lines are no records, or there was none in the time asked for",
            "2:wrong usage, or a file cannot be read or written",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security audit report --last 24h /var/lib/kafka/audit",
            "  kafka-security audit report --html november.html \\",
            "      --since 2026-11-01 --until 2026-12-01 broker-*/audit",
            "      One page for an auditor: no scripts, nothing loaded from elsewhere.",
            "  kafka-security audit report --principal alice --json trail/ | jq .totals"
        })
final class ReportCommand extends Subcommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Directories of trails, or their files, plain or gzip; - is the standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private final FilterOptions options = new FilterOptions();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many rows a table has; 20 by default.")
    private int top = 20;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one HTML page that holds everything it needs, instead of the text.")
    private @Nullable Path html;

    @Override
    public Integer call() {
        if (top < 1 || top > 10_000) {
            throw usage("--top must be 1 to 10000");
        }
        Instant now = Instant.now();
        List<Path> files = TrailFiles.expand(paths);
        BadLines bad = new BadLines(err());
        ReportBuilder builder = new ReportBuilder(options.filter(now), top, bad);
        Progress progress = new Progress(err(), Terminal.detect().err(), Progress.size(files));
        new LineReader(builder, progress::add).read(files);
        progress.finish();
        bad.finish();
        TrailReport report = builder.report(
                paths.stream().map(TrailFiles::name).toList(), now, options.period(now), options.words(), files.size());
        print(report);
        return report.about().badLines() > 0 || report.about().records() == 0 ? ExitCode.DIFFERED : ExitCode.OK;
    }

    private void print(TrailReport report) {
        if (html != null) {
            OutputFiles.replace(html, ReportHtml.of(report));
            err().println("report written to " + TrailFiles.name(html));
            err().flush();
        }
        if (json) {
            out().println(Json.of(ReportTree.of(report)));
        } else if (html == null) {
            new ReportText(out(), style(), width()).write(report);
        }
        out().flush();
    }
}
