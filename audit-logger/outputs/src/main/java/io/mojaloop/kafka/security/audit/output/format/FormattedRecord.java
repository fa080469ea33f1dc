/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

/**
 * A record in a receiver's words.
 *
 * @param id {@code event.id}, a UUID: the same whenever the record is sent
 * @param key for a partition: of a Mojaloop EventMessage the id of its trace, else {@code id}
 * @param timeMs when it happened
 * @param contentType of {@code json}
 * @param json one JSON object in UTF-8, without line breaks
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record FormattedRecord(String id, String key, long timeMs, String contentType, byte[] json) {
    @Override
    public String toString() {
        return "record " + id + " (" + json.length + " bytes)";
    }
}
