/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.simulate;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a policy would have done.
 *
 * @param policy its file; not escaped
 * @param enforced whether it enforces quotas; if not, it would have slowed nobody, and this is what it would enforced
 * @param source what was read; not escaped
 * @param first moment that was recorded
 * @param last moment
 * @param samples at how many moments use was looked at
 * @param headroom by which suggestions are above the peak: 1.5 is half as much again
 * @param notes what cannot be known, and what was guessed
 * @param outcomes those who would have been slowed first
 */
public record SimulationReport(
        String policy,
        boolean enforced,
        List<String> source,
        Instant first,
        Instant last,
        int samples,
        double headroom,
        List<String> notes,
        List<Outcome> outcomes) {

    /** Those of which the policy has a limit. */
    public List<Outcome> limited() {
        return outcomes.stream()
                .filter(outcome -> outcome.place().kind().isLimited())
                .toList();
    }

    /** All others that used something. */
    public List<Outcome> others() {
        return outcomes.stream()
                .filter(outcome -> !outcome.place().kind().isLimited())
                .toList();
    }

    public long over() {
        return overs().count();
    }

    private Stream<Outcome> overs() {
        return limited().stream().filter(Outcome::isOver);
    }

    /** In one sentence. */
    public String verdict() {
        long over = over();
        return over == 0
                ? "Nobody would have been slowed."
                : over + (over == 1 ? " budget" : " budgets") + " of "
                        + limited().size() + " would have been exceeded, and clients slowed.";
    }
}
