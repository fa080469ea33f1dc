/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.authorizer.explain.Explanation;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Case;
import io.mojaloop.kafka.security.cli.policy.cases.CaseFile.Check;
import io.mojaloop.kafka.security.policy.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one file.
 *
 * @param policy the file of the policy; empty if it did not come to that
 * @param problems with the file: if there are any, nothing was run
 */
public record FileResult(String file, Optional<String> policy, List<Problem> problems, List<CaseResult> cases) {
    public FileResult {
        problems = List.copyOf(problems);
        cases = List.copyOf(cases);
    }

    public int checks() {
        return cases.stream().mapToInt(one -> one.of().checks().size()).sum();
    }

    public int failedChecks() {
        return cases.stream().mapToInt(one -> one.unmet().size()).sum();
    }

    public int failedCases() {
        return (int) cases.stream().filter(one -> !one.passed()).count();
    }

    public boolean passed() {
        return problems.isEmpty() && failedChecks() == 0;
    }

    /** What became of one case. */
    public record CaseResult(Case of, List<Unmet> unmet, long nanos) {
        public CaseResult {
            unmet = List.copyOf(unmet);
        }

        public boolean passed() {
            return unmet.isEmpty();
        }
    }

    /**
     * A check that is not as expected, and why.
     *
     * @param moment when it was asked for
     */
    public record Unmet(Check check, Explanation why, Instant moment) {
        /** {@code expected denied, but User:a may Read Topic:t from 127.0.0.1}; texts of the files as they stand. */
        public String message() {
            return "expected " + (check.allowed() ? "allowed" : "denied") + ", but "
                    + why.question().principal() + " may "
                    + (check.allowed() ? "not " : "") + check.operation() + " " + check.resource() + " from "
                    + why.question().from().getHostAddress()
                    + why.question().transport().map(one -> " over " + one).orElse("");
        }
    }
}
