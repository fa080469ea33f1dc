/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy;

import io.mojaloop.kafka.security.cli.policy.cases.CaseFile;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Case;
import io.mojaloop.kafka.security.cli.policy.cases.CaseReader;
import io.mojaloop.kafka.security.cli.policy.cases.CaseReading;
import io.mojaloop.kafka.security.cli.policy.cases.CaseRun;
import io.mojaloop.kafka.security.cli.policy.cases.FileResult;
import io.mojaloop.kafka.security.cli.policy.cases.JUnitReport;
import io.mojaloop.kafka.security.cli.policy.cases.ResultReport;
import io.mojaloop.kafka.security.cli.policy.cases.ResultText;
import io.mojaloop.kafka.security.cli.policy.validate.CheckedFile;
import io.mojaloop.kafka.security.cli.policy.validate.ProblemText;
import io.mojaloop.kafka.security.cli.policy.validate.SourceText;
import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.ExitCode;
import io.mojaloop.kafka.security.cli.runtime.Json;
import io.mojaloop.kafka.security.cli.runtime.OutputFiles;
import io.mojaloop.kafka.security.cli.runtime.Style;
import io.mojaloop.kafka.security.cli.runtime.Subcommand;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Run the unit tests of a policy. */
@Command(
        name = "test",
        description = {
            "Run the unit tests of a policy.",
            "",
            "A file of cases says what must be allowed and what must be denied:",
            "",
            "  version: 1",
            "  policy: policy.yaml              # relative to this file",
            "  cases:",
            "    - name: the settlement service only reads",
            "      principal: User:settlement",
            "      from: 10.1.2.3               # 127.0.0.1 if left out",
            "      transport: SASL_SSL          # also: listener, at",
            "      allowed: [{operation: [Read, Describe], topic: transfers}]",
            "      denied:",
            "        - {operation: Write, topic: [transfers, funds]}",
            "        - {operation: Alter, cluster: kafka-cluster}",
            "",
            "Cases speak of what the policy says, not of whether it is enforced yet: what only monitor mode allows counts"
                    + " as denied. Guardrails on transports and listeners are judged in cases that name one. Super users and"
                    + " ACLs are not known here."
        },
        parameterListHeading = "%n",
        exitCodeList = {
            "0:every check is as expected",
            "1:a check differs, or a file is invalid",
            "2:wrong usage, a file cannot be read, or no case matches",
            "3:an error of the tool"
        },
        footer = {
            "  kafka-security policy test policies/mojaloop-tests.yaml",
            "  kafka-security policy test --filter 'admin|operator' cases/*.yaml",
            "  kafka-security policy test --policy new.yaml --junit report.xml cases.yaml",
            "      For a pipeline."
        })
final class TestCommand extends Subcommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASES", arity = "1..*", description = "Files of cases; - is the standard input.")
    private List<Path> files = List.of();

    @Option(names = "--policy", paramLabel = "FILE", description = "Test this policy, whatever the cases name.")
    private @Nullable Path policyFile;

    @Option(
            names = "--filter",
            paramLabel = "REGEX",
            description = "Run only cases whose name holds a match of this regular expression.")
    private @Nullable Pattern filter;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the results as JUnit XML.")
    private @Nullable Path junit;

    private final Map<Path, CaseRun> runs = new HashMap<>();
    private int leftOut;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        files.forEach(file -> contents.computeIfAbsent(file, PolicyFiles::content));
        Instant now = Instant.now();
        List<FileResult> results = new ArrayList<>();
        contents.forEach((file, content) -> results.add(run(file, content, now)));
        checkThatSomethingRan(results);
        if (junit != null) {
            OutputFiles.replace(junit, JUnitReport.of(results));
        }
        print(results, contents, System.nanoTime() - begin);
        return results.stream().allMatch(FileResult::passed) ? ExitCode.OK : ExitCode.DIFFERED;
    }

    private FileResult run(Path file, byte[] content, Instant now) {
        String name = PolicyFiles.name(file);
        CaseReading reading = CaseReader.read(name, content);
        List<Problem> problems = new ArrayList<>(reading.problems());
        Optional<Path> policy = Optional.ofNullable(policyFile)
                .or(() -> reading.file().flatMap(CaseFile::policy).map(path -> relative(file, path)));
        if (reading.file().isPresent() && policy.isEmpty()) {
            problems.add(new Problem(
                    Problem.Severity.ERROR,
                    "missing-key",
                    new Position(name, 1, 1),
                    "",
                    "the file has no 'policy'",
                    Optional.of("add it, or name one with --policy")));
        }
        if (reading.file().isEmpty() || policy.isEmpty()) {
            return new FileResult(name, policy.map(Path::toString), problems, List.of());
        }
        CaseFile cases = reading.file().get();
        CaseRun run = runs.computeIfAbsent(policy.get(), path -> new CaseRun(PolicyFiles.load(path), now));
        List<Case> wanted = cases.cases().stream()
                .filter(one -> filter == null || filter.matcher(one.name()).find())
                .toList();
        leftOut += cases.cases().size() - wanted.size();
        return run.run(cases, policy.get().toString(), wanted);
    }

    private static Path relative(Path file, String policy) {
        return PolicyFiles.isStandardInput(file) ? Path.of(policy) : file.resolveSibling(policy);
    }

    /** A filter with a typing error must not pass. */
    private void checkThatSomethingRan(List<FileResult> results) {
        if (leftOut > 0
                && results.stream()
                        .allMatch(file -> file.passed() && file.cases().isEmpty())) {
            throw CommandException.unusable("none of " + leftOut + " cases has a name that matches --filter '"
                    + LogText.escape(String.valueOf(filter)) + "'");
        }
    }

    private void print(List<FileResult> results, Map<Path, byte[]> contents, long nanos) {
        PrintWriter out = out();
        if (json) {
            out.println(Json.of(ResultReport.of(results, leftOut, nanos)));
            out.flush();
            return;
        }
        Style style = style();
        ProblemText problems = new ProblemText(out, style, width());
        ResultText text = new ResultText(out, style);
        int i = 0;
        for (byte[] content : contents.values()) {
            FileResult result = results.get(i++);
            problems.write(new CheckedFile(result.file(), SourceText.of(content), result.problems()));
            text.write(result);
        }
        text.summary(results, leftOut, nanos);
    }
}
