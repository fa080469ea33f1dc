/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.validate;

import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Problems for a script: the names of the fields are stable. */
public record ProblemReport(List<FileReport> files, Summary summary) {

    /**
     * One file.
     *
     * @param valid whether it has no errors
     */
    public record FileReport(String file, boolean valid, List<Item> problems) {}

    /**
     * One {@link Problem}.
     *
     * @param line and column from 1; the column counts code points
     */
    public record Item(
            String severity,
            String code,
            int line,
            int column,
            String text,
            String message,
            Optional<String> suggestion) {
        public static Item of(Problem problem) {
            return new Item(
                    problem.severity().name().toLowerCase(Locale.ROOT),
                    problem.code(),
                    problem.at().line(),
                    problem.at().column(),
                    problem.text(),
                    problem.message(),
                    problem.suggestion());
        }
    }

    /**
     * Sums.
     *
     * @param passed whether the exit status is 0
     */
    public record Summary(int files, int errors, int warnings, boolean passed) {}

    public static ProblemReport of(List<CheckedFile> files, boolean passed) {
        return new ProblemReport(
                files.stream()
                        .map(file -> new FileReport(
                                file.name(),
                                file.errors() == 0,
                                file.problems().stream().map(Item::of).toList()))
                        .toList(),
                new Summary(
                        files.size(),
                        files.stream().mapToInt(CheckedFile::errors).sum(),
                        files.stream().mapToInt(CheckedFile::warnings).sum(),
                        passed));
    }
}
