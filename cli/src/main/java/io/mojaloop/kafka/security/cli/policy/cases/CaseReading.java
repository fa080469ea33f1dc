/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of a file of cases.
 *
 * @param file empty if there is any error: a test that cannot be understood must not pass
 * @param problems in the order of the file
 */
public record CaseReading(Optional<CaseFile> file, List<Problem> problems) {
    public CaseReading {
        problems = problems.stream().sorted().toList();
    }
}
