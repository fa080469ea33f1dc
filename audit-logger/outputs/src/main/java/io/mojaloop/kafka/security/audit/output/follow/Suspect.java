/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.util.List;
import java.util.Optional;

/**
 * Finds out whether a record or the receiver is at fault when a batch is not acknowledged again and again: protocols without
 * a "no" leave nothing but silence. Batches get smaller until one record is left; it is only given up if the receiver
 * takes another one right after it, several times in a row. A receiver that takes nothing at all is waited for, however
 * long. For one thread.
 */
final class Suspect {
    /** Failures of one batch before it is divided. */
    private static final int PATIENCE = 5;

    /** How often a record must fail, and its neighbour succeed, in turns. */
    private static final int PROOFS = 3;

    private int failures;
    private int proofs;
    private Optional<OutgoingRecord> lastDelivered = Optional.empty();

    /** @param narrowed whether it took smaller batches: the next failure then makes them smaller at once */
    void delivered(OutgoingRecord last, boolean narrowed) {
        failures = narrowed ? PATIENCE - 1 : 0;
        proofs = 0;
        lastDelivered = Optional.of(last);
    }

    /** After a failure of which the records may be the reason. @return how many to send next time */
    int narrowed(int sent) {
        failures++;
        return failures < PATIENCE ? sent : Math.max(1, sent / 2);
    }

    /** Whether to try another record, after one record failed alone. */
    boolean wantsProof(int sent) {
        return sent == 1 && failures >= PATIENCE;
    }

    /** Another record than the suspect: the next, or the last that was delivered, once more. */
    Optional<OutgoingRecord> neighbour(List<OutgoingRecord> batch, int suspect) {
        return suspect + 1 < batch.size() ? Optional.of(batch.get(suspect + 1)) : lastDelivered;
    }

    /** The neighbour was taken. @return whether the suspect is to be given up */
    boolean proven() {
        proofs++;
        return proofs >= PROOFS;
    }

    /** The suspect is skipped. */
    void givenUp() {
        failures = 0;
        proofs = 0;
    }

    /** The neighbour was not taken either: the receiver is at fault. */
    void acquitted() {
        proofs = 0;
    }
}
