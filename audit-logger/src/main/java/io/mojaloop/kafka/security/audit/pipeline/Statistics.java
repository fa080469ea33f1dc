/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.util.concurrent.atomic.LongAdder;

/** What a trail did since it was opened. From any thread. */
final class Statistics {
    /** Events that were taken, to have records of their own. */
    final Tally recorded = new Tally();

    /** Records that were handed to the file, counts and the trail's own among them. */
    final Tally written = new Tally();

    /** Decisions and failed authentications that are in records as numbers. */
    final Tally counted = new Tally();

    /** Events that are in the trail only as lost. */
    final Tally lost = new Tally();

    /** Events whose authors were told to refuse. */
    final LongAdder refused = new LongAdder();

    /** How often a thread waited for room, and how long altogether. */
    final LongAdder waits = new LongAdder();

    final LongAdder waitedNs = new LongAdder();

    /** What went wrong: writing, encoding, the trail itself. */
    final LongAdder failures = new LongAdder();

    private volatile String lastFailure = "";

    /** @param text safe to show */
    void failed(String text) {
        failures.increment();
        lastFailure = text;
    }

    String lastFailure() {
        return lastFailure;
    }
}
