/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.cases.FileResult.CaseResult;
import io.mojaloop.kafka.security.cli.policy.cases.FileResult.Unmet;
import io.mojaloop.kafka.security.cli.policy.explain.Answer;
import io.mojaloop.kafka.security.cli.policy.validate.ProblemReport;
import java.util.List;
import java.util.Optional;

/** Results for a script: the names of the fields are stable. */
public record ResultReport(List<FileReport> files, Summary summary) {

    /**
     * One file.
     *
     * @param problems if there are any, nothing was run
     */
    public record FileReport(
            String file, Optional<String> policy, List<ProblemReport.Item> problems, List<CaseReport> cases) {
        static FileReport of(FileResult result) {
            return new FileReport(
                    result.file(),
                    result.policy(),
                    result.problems().stream().map(ProblemReport.Item::of).toList(),
                    result.cases().stream().map(CaseReport::of).toList());
        }
    }

    /**
     * One case.
     *
     * @param checks how many
     */
    public record CaseReport(String name, int line, boolean passed, int checks, List<Failure> failures) {
        static CaseReport of(CaseResult result) {
            return new CaseReport(
                    result.of().name(),
                    result.of().at().line(),
                    result.passed(),
                    result.of().checks().size(),
                    result.unmet().stream().map(Failure::of).toList());
        }
    }

    /**
     * A check that is not as expected.
     *
     * @param expected {@code allowed} or {@code denied}
     */
    public record Failure(int line, int column, String expected, Answer answer) {
        static Failure of(Unmet unmet) {
            return new Failure(
                    unmet.check().at().line(),
                    unmet.check().at().column(),
                    unmet.check().allowed() ? "allowed" : "denied",
                    Answer.of(unmet.why(), unmet.moment(), List.of()));
        }
    }

    /**
     * Sums.
     *
     * @param leftOut cases that the filter left out
     * @param passed whether the exit status is 0
     */
    public record Summary(
            int files,
            int invalidFiles,
            int cases,
            int failedCases,
            int leftOut,
            int checks,
            int failedChecks,
            long durationMs,
            boolean passed) {}

    public static ResultReport of(List<FileResult> files, int leftOut, long nanos) {
        return new ResultReport(
                files.stream().map(FileReport::of).toList(),
                new Summary(
                        files.size(),
                        (int) files.stream()
                                .filter(file -> !file.problems().isEmpty())
                                .count(),
                        files.stream().mapToInt(file -> file.cases().size()).sum(),
                        files.stream().mapToInt(FileResult::failedCases).sum(),
                        leftOut,
                        files.stream().mapToInt(FileResult::checks).sum(),
                        files.stream().mapToInt(FileResult::failedChecks).sum(),
                        nanos / 1_000_000,
                        files.stream().allMatch(FileResult::passed)));
    }
}
