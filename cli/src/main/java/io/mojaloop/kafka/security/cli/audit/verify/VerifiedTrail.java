/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.verify;

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
    /** What the answer does not say, whatever it is. */
    public List<String> notProved() {
        List<String> sentences = new ArrayList<>();
        if (question.keys().isEmpty()) {
            sentences.add(
                    "who wrote it: without --public-key the signatures are not checked, and hashes alone anybody can"
                            + " compute anew after changing, removing or adding records");
        }
        if (question.seed().isEmpty()) {
            sentences.add(
                    "that nobody with the host's signing key rewrote older records: without --seed the MACs are not"
                            + " checked");
        }
        if (question.anchors().isEmpty()) {
            sentences.add(
                    "that nothing was cut off at the end, or the whole trail put back to an earlier state: without"
                            + " --anchors nothing from outside the host is compared");
        }
        return sentences;
    }
}
