/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit;

import io.mojaloop.kafka.security.cli.audit.filter.CompiledFilter;
import io.mojaloop.kafka.security.cli.audit.filter.Filter;
import io.mojaloop.kafka.security.cli.audit.read.FlatRecord;
import io.mojaloop.kafka.security.cli.audit.read.Follower;
import io.mojaloop.kafka.security.cli.audit.read.HarmlessJson;
import io.mojaloop.kafka.security.cli.audit.read.LastLines;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the newest records, and those that come. */
@Command(
        name = "tail",
        description = {
            "Show the newest records of an audit trail, and with --follow those that come.",
            "",
            "One line each: time, what became of it, principal, address, operation and resource, reason, how many. For"
                    + " filters see 'audit search --help'. Follows from file to file; Ctrl-C ends it."
        },
        parameterListHeading = "%nParameters:%n",
        exitCodeList = {
            "0:done",
            "2:wrong usage, or a file cannot be read",
            "3:an error of the tool",
            "130:ended by Ctrl-C"
        },
        footer = {
            "  kafka-security audit tail --follow /var/lib/kafka/audit",
            "  kafka-security audit tail --follow -n 0 --outcome denied trail/",
            "  kafka-security audit tail --json --follow trail/ | jq -c .user"
        })
final class TailCommand extends Subcommand implements Callable<Integer>, StopsWithItsReader {
    private static final long POLL_MS = 200;
    private static final long[] WINDOWS = {1 << 20, 16 << 20};

    @Parameters(paramLabel = "PATH", description = "The directory of a trail, or one of its files.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path path;

    @Mixin
    private final FilterOptions options = new FilterOptions();

    @Option(
            names = {"-F", "--follow"},
            description = "Go on with what is written from now on.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "20",
            description = "How many records to begin with; 20 by default.")
    private int most = 20;

    @Option(names = "--json", description = "Print the records themselves, one JSON document a line.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (most < 0 || most > 1_000_000) {
            throw usage("--lines must be 0 to 1000000");
        }
        List<Path> files = Files.isDirectory(path) && follow ? TrailFiles.list(path) : TrailFiles.expand(List.of(path));
        Filter filter = options.filter(Instant.now());
        Projection projection = Projection.of(RecordText.PATHS, false).with(filter.paths(), filter.looksEverywhere());
        Printer printer = new Printer(projection, CompiledFilter.of(filter, projection));
        long end = newest(files, printer);
        if (follow) {
            follow(files, end, printer);
        }
        out().flush();
        printer.bad.finish();
        return ExitCode.OK;
    }

    /** Prints the newest records, and tells where the newest file ends. */
    private long newest(List<Path> files, Printer printer) {
        long end = 0;
        Deque<String> newest = new ArrayDeque<>();
        for (int i = files.size() - 1; i >= 0 && (newest.size() < most || i == files.size() - 1); i--) {
            Path file = files.get(i);
            boolean packed = file.getFileName().toString().endsWith(".gz");
            long fileEnd = packed ? 0 : LastLines.end(file);
            end = i == files.size() - 1 ? fileEnd : end;
            Deque<String> ofFile = packed
                    ? all(file, most - newest.size(), printer)
                    : last(file, fileEnd, most - newest.size(), printer);
            while (!ofFile.isEmpty()) {
                newest.addFirst(ofFile.removeLast());
            }
        }
        newest.forEach(out()::println);
        return end;
    }

    private Deque<String> last(Path file, long end, int wanted, Printer printer) {
        Deque<String> lines = new ArrayDeque<>();
        boolean whole = wanted == 0;
        for (int i = 0; i < WINDOWS.length && !whole && lines.size() < wanted; i++) {
            lines.clear();
            Collector collector = new Collector(printer, lines, wanted);
            whole = LastLines.read(file, WINDOWS[i], end, collector);
        }
        if (!whole && lines.size() < wanted) {
            return all(file, wanted, printer);
        }
        return lines;
    }

    private static Deque<String> all(Path file, int wanted, Printer printer) {
        Deque<String> lines = new ArrayDeque<>();
        new LineReader(new Collector(printer, lines, wanted), bytes -> {}).read(List.of(file));
        return lines;
    }

    private void follow(List<Path> files, long end, Printer printer) throws InterruptedException {
        Follower follower = new Follower(path, printer);
        if (!files.isEmpty()) {
            follower.startAt(files.get(files.size() - 1), end);
        }
        while (!isUnread()) {
            if (!follower.poll()) {
                err().flush();
                Thread.sleep(POLL_MS);
            }
        }
    }

    /** Keeps the last of what a printer would print. */
    private record Collector(Printer printer, Deque<String> lines, int wanted) implements LineSink {
        @Override
        public boolean line(Path file, long number, byte[] bytes, int from, int length) {
            String line = printer.text(bytes, from, length);
            if (!line.isEmpty() && wanted > 0) {
                lines.add(line);
                if (lines.size() > wanted) {
                    lines.remove();
                }
            }
            return true;
        }
    }

    /** Prints what matches. */
    private final class Printer implements LineSink {
        private final RecordReader reader;
        private final Predicate<FlatRecord> filter;
        private final RecordText text;
        private final BadLines bad = new BadLines(err());

        Printer(Projection projection, Predicate<FlatRecord> filter) {
            reader = new RecordReader(projection);
            this.filter = filter;
            text = new RecordText(projection, style());
        }

        /** A line to print; empty if there is none. What is no record is shown whatever the filter. */
        String text(byte[] bytes, int from, int length) {
            FlatRecord flat = reader.read(bytes, from, length);
            if (flat == null) {
                return json ? "" : text.noRecord(bytes, from, length);
            }
            if (!filter.test(flat)) {
                return "";
            }
            return json ? HarmlessJson.of(bytes, from, length) : text.of(flat);
        }

        @Override
        public boolean line(Path file, long number, byte[] bytes, int from, int length) {
            String line = text(bytes, from, length);
            if (!line.isEmpty()) {
                out().println(line);
            }
            return true;
        }

        @Override
        public boolean tooLong(Path file, long number) {
            bad.addTooLong(file, number);
            return true;
        }
    }
}
