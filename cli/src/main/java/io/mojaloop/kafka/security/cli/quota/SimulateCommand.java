/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota;

import io.mojaloop.kafka.security.cli.audit.read.LineReader;
import io.mojaloop.kafka.security.cli.audit.read.TrailFiles;
import io.mojaloop.kafka.security.cli.policy.PolicyFiles;
import io.mojaloop.kafka.security.cli.quota.simulate.Doubts;
import io.mojaloop.kafka.security.cli.quota.simulate.Outcome;
import io.mojaloop.kafka.security.cli.quota.simulate.Simulation;
import io.mojaloop.kafka.security.cli.quota.simulate.SimulationHtml;
import io.mojaloop.kafka.security.cli.quota.simulate.SimulationReport;
import io.mojaloop.kafka.security.cli.quota.simulate.SimulationText;
import io.mojaloop.kafka.security.cli.quota.simulate.SimulationTree;
import io.mojaloop.kafka.security.cli.quota.simulate.StatusRecording;
import io.mojaloop.kafka.security.cli.quota.simulate.TrailRecording;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.compiled.CompiledQuotas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells what a policy's quotas would have done to what was recorded. */
@Command(
        name = "simulate",
        description = {
            "Tell what the quotas of a policy would have done to what was recorded.",
            "",
            "For each budget: peak, 95th percentile and mean, how long it was above the limit, by how much Kafka would"
                    + " have delayed clients at the peak, who caused it, and what limit would have been enough.",
            "",
            "Recordings are those of 'quota status --json --watch', or an audit trail. A trail counts requests, not"
                    + " bytes, so rates are a guess."
        },
        exitCodeList = {
            "0:nobody would have been slowed",
            "1:somebody would have been, or the policy is not valid",
            "2:wrong usage, or a file cannot be read or holds nothing of use",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security quota simulate --policy new.yaml --from status.jsonl",
            "  kafka-security quota simulate --policy new.yaml --from status.jsonl \\",
            "    --html quotas.html",
            "  kafka-security quota simulate --policy new.yaml \\",
            "    --trail /var/lib/kafka/audit --bytes-per-request 6200"
        })
final class SimulateCommand extends Subcommand implements Callable<Integer> {
    private static final double MOST_HEADROOM = 100;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description = "The policy; - is the standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path policy;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Recorded recorded;

    /** One of both. */
    static final class Recorded {
        @Option(
                names = "--from",
                paramLabel = "FILE",
                required = true,
                description = "What 'quota status --json --watch' wrote; may be gzip, may be given again.")
        private List<Path> statuses = List.of();

        @Option(
                names = "--trail",
                paramLabel = "PATH",
                required = true,
                description = "The directory of an audit trail, or a file of it; may be given again.")
        private List<Path> trails = List.of();
    }

    @Option(
            names = "--bytes-per-request",
            paramLabel = "BYTES",
            defaultValue = "6200",
            description = "With --trail: how much one request moves; ${DEFAULT-VALUE} by default, a Mojaloop transfer"
                    + " message.")
    private double bytesPerRequest = 6200;

    @Option(
            names = "--headroom",
            paramLabel = "FACTOR",
            defaultValue = "1.5",
            description = "Suggest limits of so many times the peak; ${DEFAULT-VALUE} by default.")
    private double headroom = 1.5;

    @Option(
            names = "--super-users",
            paramLabel = "PRINCIPALS",
            defaultValue = "",
            description = "As super.users in server.properties, separated by semicolons: never slowed.")
    private String superUsers = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write one HTML page that holds everything it needs, instead of the text.")
    private @Nullable Path html;

    @Override
    public Integer call() {
        check();
        Policy read = PolicyFiles.load(policy);
        CompiledQuotas quotas = CompiledQuotas.of(read, superUsers());
        if (quotas.isEmpty()) {
            throw CommandException.unusable(LogText.escape(PolicyFiles.name(policy)) + " has no quotas");
        }
        Simulation simulation = new Simulation(quotas);
        List<String> notes = new ArrayList<>();
        boolean trail = !recorded.trails.isEmpty();
        List<Path> files = TrailFiles.expand(trail ? recorded.trails : recorded.statuses);
        if (trail) {
            readTrail(files, simulation, notes);
        } else {
            readStatuses(files, simulation, notes);
        }
        SimulationReport report = report(simulation, quotas, files, notes);
        print(report);
        return report.over() > 0 ? ExitCode.DIFFERED : ExitCode.OK;
    }

    private void check() {
        if (!(bytesPerRequest > 0 && bytesPerRequest <= 1L << 30)) {
            throw usage("--bytes-per-request must be more than 0, at most 1073741824");
        }
        if (!(headroom >= 1 && headroom <= MOST_HEADROOM)) {
            throw usage("--headroom must be 1 to 100");
        }
        if (!isGiven("--trail") && isGiven("--bytes-per-request")) {
            throw usage("--bytes-per-request needs --trail: statuses have bytes");
        }
    }

    private Set<Principal> superUsers() {
        Set<Principal> principals = new HashSet<>();
        for (String text : superUsers.split(";", -1)) {
            if (!text.isBlank()) {
                principals.add(Principal.parse(text.trim())
                        .orElseThrow(() ->
                                usage("--super-users: '" + LogText.escape(text) + "' is no principal, as User:admin")));
            }
        }
        return principals;
    }

    private void readStatuses(List<Path> files, Simulation simulation, List<String> notes) {
        StatusRecording recording = new StatusRecording(simulation);
        new LineReader(recording, bytes -> {}).read(files);
        if (recording.bad() > 0) {
            notes.add(Count.of(recording.bad(), "line")
                    + " of the recording cannot be read: not written by 'quota status --json --watch', or not whole.");
        }
        notes.add(
                "Rates are those of Kafka's window of 11 s at the moments that were recorded; what happened between two"
                        + " samples further apart is not known.");
    }

    private void readTrail(List<Path> files, Simulation simulation, List<String> notes) {
        TrailRecording recording = new TrailRecording(simulation, bytesPerRequest);
        new LineReader(recording, bytes -> {}).read(files);
        recording.finish();
        if (recording.bad() > 0) {
            notes.add(Count.of(recording.bad(), "line") + " of the trail cannot be read.");
        }
        notes.add(String.format(
                Locale.ROOT,
                "Bytes are a guess: %d allowed produce and fetch requests x %.0f bytes for each topic. A fetch that finds"
                        + " nothing counts like one that does, a batch like a single message.",
                recording.counted(),
                bytesPerRequest));
        notes.add(
                "Rates are means of a minute: peaks within a minute are not seen. Request time and mutations are not in a"
                        + " trail. Quotas of kafka-configs are not known.");
    }

    private SimulationReport report(
            Simulation simulation, CompiledQuotas quotas, List<Path> files, List<String> notes) {
        List<String> source = files.stream().map(Path::toString).toList();
        if (simulation.samples() == 0) {
            throw CommandException.unusable(LogText.escape(String.join(" ", source))
                    + (recorded.trails.isEmpty()
                            ? " holds no sample of use: record it with 'quota status --json --watch 10'"
                            : " holds no allowed produce or fetch requests"));
        }
        List<Outcome> outcomes = simulation.outcomes(headroom);
        notes.addAll(Doubts.of(outcomes));
        return new SimulationReport(
                PolicyFiles.name(policy),
                quotas.isEnforced(),
                source,
                simulation.first().orElseThrow(),
                simulation.last().orElseThrow(),
                simulation.samples(),
                headroom,
                notes,
                outcomes);
    }

    private void print(SimulationReport report) {
        if (html != null) {
            OutputFiles.replace(html, SimulationHtml.of(report));
            err().println("report written to " + TrailFiles.name(html));
            err().flush();
        }
        if (json) {
            out().println(Json.of(SimulationTree.of(report)));
        } else if (html == null) {
            new SimulationText(out(), style(), width()).write(report);
        }
        out().flush();
    }
}
