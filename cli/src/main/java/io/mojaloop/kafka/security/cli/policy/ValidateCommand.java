/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.explain.Converters;
import io.mojaloop.kafka.security.cli.policy.validate.CheckedFile;
import io.mojaloop.kafka.security.cli.policy.validate.Lockout;
import io.mojaloop.kafka.security.cli.policy.validate.ProblemReport;
import io.mojaloop.kafka.security.cli.policy.validate.ProblemText;
import io.mojaloop.kafka.security.cli.policy.validate.Sarif;
import io.mojaloop.kafka.security.cli.policy.validate.ServerFile;
import io.mojaloop.kafka.security.cli.policy.validate.SourceText;
import io.mojaloop.kafka.security.cli.policy.validate.UnenforcedQuotas;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.policy.document.PolicyReading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Check policy documents and report every problem with its place. */
@Command(
        name = "validate",
        description = {
            "Check policy documents and report every problem with its place.",
            "",
            "Reads as a broker does, and is stricter in one thing: a binding that has ended is an error here, while a"
                    + " broker that restarts takes the file and grants nothing by it."
        },
        parameterListHeading = "%n",
        exitCodeList = {
            "0:every file is valid",
            "1:a file has errors, or with --strict warnings",
            "2:wrong usage, or a file cannot be read",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security policy validate policies/*.yaml",
            "  kafka-security policy validate --strict --sarif policy.sarif policy.yaml",
            "      For a pipeline; upload policy.sarif to show problems in code review.",
            "  kafka-security policy validate --server-properties server.properties \\",
            "    policy.yaml",
            "      Would this broker refuse it because it cuts off brokers or administrators?"
        })
final class ValidateCommand extends Subcommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Policy documents; - is the standard input.")
    private List<Path> files = List.of();

    @Option(names = "--strict", description = "Take warnings for errors.")
    private boolean strict;

    @Option(
            names = "--server-properties",
            paramLabel = "FILE",
            description = "Also check, as a broker with this server.properties does, that the policy does not cut off"
                    + " brokers, controllers or the last administrator, and that something enforces its quotas."
                    + " Rights by ACLs are not known here.")
    private @Nullable Path serverProperties;

    @Option(
            names = "--at",
            paramLabel = "MOMENT",
            converter = Converters.ToInstant.class,
            description = "When, for bindings that end, for example 2027-06-30T00:00:00Z; now by default.")
    private @Nullable Instant at;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description = "Write the problems as SARIF 2.1.0; - for the standard output, instead of other output.")
    private @Nullable Path sarif;

    @Override
    public Integer call() {
        boolean sarifOut = sarif != null && sarif.equals(Path.of("-"));
        if (json && sarifOut) {
            throw usage("--json and --sarif - both want the standard output");
        }
        Optional<ServerFile> server = Optional.ofNullable(serverProperties).map(ServerFile::read);
        Optional<Lockout> lockout = server.map(Lockout::of);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach(file -> contents.computeIfAbsent(PolicyFiles.name(file), name -> PolicyFiles.content(file)));
        Instant moment = at == null ? Instant.now() : at;
        List<CheckedFile> checked = new ArrayList<>();
        contents.forEach((name, content) -> checked.add(check(name, content, moment, server, lockout)));
        boolean passed = checked.stream().allMatch(file -> file.errors() == 0 && (!strict || file.warnings() == 0));
        if (sarif != null && !sarifOut) {
            OutputFiles.replace(sarif, Json.of(Sarif.of(checked)) + "\n");
        }
        print(checked, passed, sarifOut);
        return passed ? ExitCode.OK : ExitCode.DIFFERED;
    }

    private static CheckedFile check(
            String name, byte[] content, Instant moment, Optional<ServerFile> server, Optional<Lockout> lockout) {
        PolicyReading reading = PolicyReader.read(name, content, moment);
        List<Problem> problems = new ArrayList<>(reading.problems());
        reading.policy().ifPresent(policy -> {
            lockout.ifPresent(guard -> problems.addAll(guard.check(name, policy)));
            server.ifPresent(file -> problems.addAll(UnenforcedQuotas.check(name, content, policy, file)));
        });
        return new CheckedFile(name, SourceText.of(content), problems);
    }

    private void print(List<CheckedFile> checked, boolean passed, boolean sarifOut) {
        PrintWriter out = out();
        if (sarifOut) {
            out.println(Json.of(Sarif.of(checked)));
            out.flush();
        } else if (json) {
            out.println(Json.of(ProblemReport.of(checked, passed)));
            out.flush();
        } else {
            ProblemText text = new ProblemText(out, style(), width());
            checked.forEach(text::write);
            text.summary(checked, passed);
        }
    }
}
