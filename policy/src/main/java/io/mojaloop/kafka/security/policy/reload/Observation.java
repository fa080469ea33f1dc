/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.util.Optional;

/** What one look at the file showed. */
sealed interface Observation permits FileContent, Observation.Unusable, Observation.Changing {
    /** Equal for looks that showed the same; empty if nothing is certain. */
    Optional<String> identity();

    /** The file cannot be read, for a reason that may last. */
    record Unusable(Outcome outcome, Problem problem) implements Observation {
        static Unusable of(FileProblem kind, String file) {
            return new Unusable(kind.outcome(), kind.of(file));
        }

        @Override
        public Optional<String> identity() {
            return Optional.of(problem.toString());
        }
    }

    /** The file was replaced or written to while it was read. */
    record Changing() implements Observation {
        @Override
        public Optional<String> identity() {
            return Optional.empty();
        }
    }
}
