/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.trail.TrailPosition;
import java.util.List;

/**
 * Records that follow each other in the trail.
 *
 * @param records to send
 * @param after for each record, where to go on once it is dealt with
 * @param unreadable between them
 * @param next where to go on once all are dealt with
 */
record Batch(List<OutgoingRecord> records, List<TrailPosition> after, List<Refusal> unreadable, TrailPosition next) {
    Batch {
        records = List.copyOf(records);
        after = List.copyOf(after);
        unreadable = List.copyOf(unreadable);
    }
}
