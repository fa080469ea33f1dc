/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.cli.audit.filter.CompiledFilter;
import io.mojaloop.kafka.security.cli.audit.filter.Filter;
import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.HarmlessJson;
import io.mojaloop.kafka.security.cli.audit.read.LineReader;
import io.mojaloop.kafka.security.cli.audit.read.LineSink;
import io.mojaloop.kafka.security.cli.audit.read.Projection;
import io.mojaloop.kafka.security.cli.audit.read.RecordReader;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.audit.show.BadLines;
import io.mojaloop.kafka.security.cli.audit.show.RecordText;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.StopsWithItsReader;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.cli.runtime.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds records. */
@Command(
        name = "search",
        description = {
            "Find records of audit trails.",
            "",
            "A filter is made of conditions 'field:value', joined by and, or, not and parentheses, as in Kibana. Fields are"
                    + " named as the records name them (user.name, kafka.resource.name) or shorter: principal, address,"
                    + " action, outcome, category, reason, operation, resource, topic, group, api, client, listener, rule,"
                    + " node, count, seq, time. A * stands for any text, a value in quotation marks for itself; numbers and"
                    + " times compare with <, <=, > and >=; a value without a field is looked for everywhere.",
            "",
            "What is found is not proved to be untouched: that is what 'audit verify' is for."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:something was found",
            "1:nothing was found",
            "2:wrong usage, or a file cannot be read",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security audit search /var/lib/kafka/audit --outcome denied \\",
            "      --last 24h",
            "  kafka-security audit search trail/ --principal alice --topic 'payments-*'",
            "  kafka-security audit search trail/ \\",
            "      --filter 'address:10.0.0.0/8 and not action:authorization-*'",
            "  kafka-security audit search --json trail/ -f 'count > 1000' | jq .user.name"
        })
final class SearchCommand extends Subcommand implements Callable<Integer>, StopsWithItsReader {
    /** Asking whether the reader is still there sends it what there is. */
    private static final int RECORDS_PER_FLUSH = 200;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Directories of trails, or their files, plain or gzip; - is the standard input.")
    private List<Path> paths = List.of();

    @Mixin
    private final FilterOptions options = new FilterOptions();

    @Option(names = "--limit", paramLabel = "N", description = "Stop after so many.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Print the records themselves, one JSON document a line.")
    private boolean json;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw usage("--limit must be 1 or more");
        }
        Filter filter = options.filter(Instant.now());
        Projection projection = Projection.of(RecordText.PATHS, false).with(filter.paths(), filter.looksEverywhere());
        List<Path> files = TrailFiles.expand(paths);
        Terminal terminal = Terminal.detect();
        Progress progress = new Progress(err(), terminal.err() && !terminal.out(), Progress.size(files));
        Search search = new Search(projection, CompiledFilter.of(filter, projection));
        new LineReader(search, progress::add).read(files);
        progress.finish();
        out().flush();
        search.bad.finish();
        return search.found > 0 ? ExitCode.OK : ExitCode.DIFFERED;
    }

    /** One pass over the lines. */
    private final class Search implements LineSink {
        private final RecordReader reader;
        private final Predicate<FlatRecord> filter;
        private final RecordText text;
        private final BadLines bad = new BadLines(err());
        private final PrintWriter out = out();
        private long found;

        Search(Projection projection, Predicate<FlatRecord> filter) {
            reader = new RecordReader(projection);
            this.filter = filter;
            text = new RecordText(projection, style());
        }

        @Override
        public boolean line(Path file, long number, byte[] bytes, int from, int length) {
            FlatRecord flat = reader.read(bytes, from, length);
            if (flat == null) {
                bad.add(file, number, bytes, from, length);
                return true;
            }
            if (!filter.test(flat)) {
                return true;
            }
            out.println(json ? HarmlessJson.of(bytes, from, length) : text.of(flat));
            found++;
            return found < limit && (found % RECORDS_PER_FLUSH != 0 || !isUnread());
        }

        @Override
        public boolean tooLong(Path file, long number) {
            bad.addTooLong(file, number);
            return true;
        }
    }
}
