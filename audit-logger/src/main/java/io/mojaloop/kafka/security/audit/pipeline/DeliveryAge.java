/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** When records were written, roughly: how old the oldest is that was not delivered. Bounded, however long that takes. */
final class DeliveryAge {
    private static final int MOST_SAMPLES = 4096;

    private record Sample(long sequence, long timeMs) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Notes how far the trail is. */
    synchronized void written(long sequence, long nowMs) {
        if (!samples.isEmpty() && samples.getLast().sequence() >= sequence) {
            return;
        }
        if (samples.size() >= MOST_SAMPLES) {
            thin();
        }
        samples.addLast(new Sample(sequence, nowMs));
    }

    /** The age in milliseconds, as exact as the notes are frequent; 0 if all is delivered. */
    synchronized long undeliveredMs(long acknowledgedSequence, long nowMs) {
        while (!samples.isEmpty() && samples.getFirst().sequence() <= acknowledgedSequence) {
            samples.removeFirst();
        }
        return samples.isEmpty() ? 0 : Math.max(0, nowMs - samples.getFirst().timeMs());
    }

    /** Every other one goes, but the oldest stays: its age is what matters. */
    private void thin() {
        boolean keep = true;
        for (Iterator<Sample> all = samples.iterator(); all.hasNext(); keep = !keep) {
            all.next();
            if (!keep) {
                all.remove();
            }
        }
    }
}
