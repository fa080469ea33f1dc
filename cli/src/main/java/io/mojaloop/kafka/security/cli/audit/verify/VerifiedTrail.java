/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

import io.mojaloop.kafka.security.audit.trail.verify.Finding;
import io.mojaloop.kafka.security.audit.trail.verify.TrailVerifier.Question;
import io.mojaloop.kafka.security.audit.trail.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/**
 * One trail, what was asked of it and the answer.
 *
 * @param name directory or files
 * @param nanos that the verification took
 */
public record VerifiedTrail(String name, Question question, Verification verification, long nanos) {
    /** Whether the trail has to do with the given keys, so that something is proved. */
    public boolean signaturesChecked() {
        boolean others = verification.summary().verifiedCheckpoints() == 0
                && verification.findings().stream().anyMatch(VerifiedTrail::isOfOtherKey);
        return !question.keys().isEmpty() && !others;
    }

    private static boolean isOfOtherKey(Finding finding) {
        return finding.kind() == Finding.Kind.UNKNOWN_KEY && finding.severity() == Finding.Severity.WARNING;
    }

    /** Whether the MAC of each record was. */
    public boolean macsChecked() {
        Verification.Summary summary = verification.summary();
        return question.seed().isPresent() && summary.checkedMacs() >= summary.records();
    }

    /** What the answer does not say, whatever it is. */
    public List<String> notProved() {
        List<String> sentences = new ArrayList<>();
        if (question.keys().isEmpty()) {
            sentences.add(
                    "who wrote it: without --public-key the signatures are not checked, and hashes alone anybody can"
                            + " compute anew after changing, removing or adding records");
        } else if (verification.summary().verifiedCheckpoints() == 0) {
            sentences.add("who wrote it: no checkpoint was verified with a key that was given");
        }
        if (question.seed().isEmpty()) {
            sentences.add(
                    "that nobody with the host's signing key rewrote older records: without --seed the MACs are not"
                            + " checked");
        } else if (!macsChecked()) {
            sentences.add("that nobody with the host's signing key rewrote the records whose MACs were not checked");
        }
        if (question.anchors().isEmpty()) {
            sentences.add(
                    "that nothing was cut off at the end, or the whole trail put back to an earlier state: without"
                            + " --anchors nothing from outside the host is compared");
        }
        return sentences;
    }
}
