/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

/**
 * A record on its way.
 *
 * @param id {@code event.id}: the same whenever the record is sent
 * @param sequence of the record in the trail
 * @param timeMs when it happened
 * @param key what belongs together: a receiver that keeps an order keeps it among records of one key
 * @param json the record in the output's format, one JSON object in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record OutgoingRecord(String id, long sequence, long timeMs, String key, byte[] json) {
    @Override
    public String toString() {
        return "record " + sequence + " (" + id + ", " + json.length + " bytes)";
    }
}
