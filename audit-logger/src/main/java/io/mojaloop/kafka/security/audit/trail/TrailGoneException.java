/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail;

import java.io.IOException;

/** Records were removed before they were read. */
public final class TrailGoneException extends IOException {
    private final long firstGone;
    private final TrailPosition oldest;

    public TrailGoneException(long firstGone, TrailPosition oldest) {
        super("records " + firstGone + " to " + oldest.sequence() + " of the trail were removed before they were read");
        this.firstGone = firstGone;
        this.oldest = oldest;
    }

    /** Sequence of the first record that is gone. */
    public long firstGone() {
        return firstGone;
    }

    /** Where what is left begins. */
    public TrailPosition oldest() {
        return oldest;
    }
}
