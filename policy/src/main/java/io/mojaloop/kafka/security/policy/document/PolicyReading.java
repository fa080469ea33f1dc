/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.document;

import io.mojaloop.kafka.security.policy.Policy;
import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What became of a policy file.
 *
 * @param policy empty if there is any error: a file is taken whole or not at all
 * @param problems errors and warnings, in the order of the file
 */
public record PolicyReading(Optional<Policy> policy, List<Problem> problems) {
    public PolicyReading {
        problems = problems.stream().sorted().toList();
        if (policy.isPresent() && problems.stream().anyMatch(Problem::isError)) {
            throw new IllegalArgumentException("a file with errors gives no policy");
        }
    }
}
