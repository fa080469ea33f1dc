/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

/** Makes what is sent of what is in the file. */
@FunctionalInterface
public interface RecordMaker {
    /**
     * @param line of the trail, without the line break
     * @throws UnreadableRecordException if it is not a record of a trail
     */
    OutgoingRecord make(byte[] line, long sequence) throws UnreadableRecordException;
}
