/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.reload.PolicyStatus.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of the looks at a file so far. Immutable.
 *
 * @param checkedAt the last look, even if it came to no judgement
 * @param standing the refusal that holds now; empty if the file is in force
 */
record ReloadState(
        Outcome outcome,
        Instant checkedAt,
        int consecutiveFailures,
        long totalRefusals,
        Optional<PolicyRefusal> standing) {
    static ReloadState opened(Instant now) {
        return new ReloadState(Outcome.LOADED, now, 0, 0, Optional.empty());
    }

    ReloadState checked(Instant now) {
        return new ReloadState(outcome, now, consecutiveFailures, totalRefusals, standing);
    }

    /** The file has the content in force, newly or still. */
    ReloadState good(Outcome newOutcome) {
        return new ReloadState(newOutcome, checkedAt, 0, totalRefusals, Optional.empty());
    }

    ReloadState refused(Outcome newOutcome, PolicyRefusal refusal) {
        int failures = consecutiveFailures == Integer.MAX_VALUE ? consecutiveFailures : consecutiveFailures + 1;
        return isStanding(refusal)
                ? new ReloadState(newOutcome, checkedAt, failures, totalRefusals, standing)
                : new ReloadState(newOutcome, checkedAt, failures, totalRefusals + 1, Optional.of(refusal));
    }

    /** Whether a refusal has no other reason than the one that stands. */
    boolean isStanding(PolicyRefusal refusal) {
        return standing.filter(old ->
                        old.sha256().equals(refusal.sha256()) && old.problems().equals(refusal.problems()))
                .isPresent();
    }

    PolicyStatus status(LoadedPolicy inForce, Instant now) {
        return new PolicyStatus(
                inForce.version(),
                inForce.sha256(),
                inForce.loadedAt(),
                Math.max(0, now.toEpochMilli() - inForce.loadedAt().toEpochMilli()),
                outcome,
                checkedAt,
                consecutiveFailures,
                totalRefusals,
                standing.map(refusal -> text(refusal.problems())));
    }

    private static String text(List<Problem> problems) {
        String first = LogText.escape(problems.get(0).toString());
        return problems.size() == 1 ? first : first + " (and " + (problems.size() - 1) + " more)";
    }
}
