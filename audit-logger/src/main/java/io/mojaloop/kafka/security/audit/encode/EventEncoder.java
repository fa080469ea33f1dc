/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.encode;

import io.mojaloop.kafka.security.audit.event.SecurityEvent;

/** Makes the JSON of a record. Called by the one thread that writes a trail. */
public interface EventEncoder {
    /**
     * Appends one JSON object without its closing brace and without line breaks, at most {@link #MOST_BYTES} bytes, whatever
     * the event holds: the trail adds its own last member and the brace.
     *
     * @param event what happened
     * @param boot with the sequence it gives {@code event.id}
     * @param sequence of this record in the trail
     * @param out to append to
     */
    void encode(SecurityEvent event, Boot boot, long sequence, LineBuffer out);

    /** With what the trail adds a line stays below 32 KiB: beyond that Fluent Bit stops following a file by default. */
    int MOST_BYTES = 30 * 1024;
}
