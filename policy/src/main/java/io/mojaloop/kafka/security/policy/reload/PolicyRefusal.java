/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a file did not become the policy.
 *
 * @param file the path as configured
 * @param sha256 of the refused bytes; empty if they could not be read
 * @param inForce the hash of the version that stays
 * @param problems at least one
 * @param at when
 */
public record PolicyRefusal(String file, Optional<String> sha256, String inForce, List<Problem> problems, Instant at) {
    public PolicyRefusal {
        problems = List.copyOf(problems);
    }
}
