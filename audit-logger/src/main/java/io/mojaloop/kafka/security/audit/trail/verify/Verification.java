/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.verify;

import java.util.Comparator;
import java.util.List;

/**
 * What a verification found.
 *
 * @param summary of what was read
 * @param findings in the order of the trail, at most {@link #MOST_FINDINGS}
 * @param omitted how many more there were
 */
public record Verification(Summary summary, List<Finding> findings, long omitted) {
    public static final int MOST_FINDINGS = 10_000;

    /**
     * @param trail its id; empty if there is no record
     * @param files read
     * @param records whole and of this trail
     * @param bytes read
     * @param checkpoints among the records
     * @param verifiedCheckpoints whose signature was checked and is right
     * @param checkedMacs records whose MAC was compared with what the seed makes
     * @param anchors that were found in the trail
     * @param firstSequence -1 without records
     * @param lastSequence -1 without records
     * @param lastHash to be written down by whoever wants an anchor; empty without records
     * @param firstTime {@code @timestamp} of the first record; empty if not known
     * @param lastTime of the last
     * @param boots how many processes wrote
     * @param lostEvents that the trail says are not in it
     * @param unanchored how many records no signature or anchor covers
     */
    public record Summary(
            String trail,
            long files,
            long records,
            long bytes,
            long checkpoints,
            long verifiedCheckpoints,
            long checkedMacs,
            long anchors,
            long firstSequence,
            long lastSequence,
            String lastHash,
            String firstTime,
            String lastTime,
            long boots,
            long lostEvents,
            long unanchored) {}

    public Verification {
        findings = List.copyOf(findings);
    }

    /** The worst of the findings; {@code NOTE} if there are none. */
    public Finding.Severity severity() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Finding.Severity.NOTE);
    }
}
