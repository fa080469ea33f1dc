/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import io.mojaloop.kafka.security.audit.output.format.FormattedRecord;
import io.mojaloop.kafka.security.audit.output.format.RecordFormat;

/** Lines of the trail in one of the formats. */
public record FormattedRecords(RecordFormat format) implements RecordMaker {
    @Override
    public OutgoingRecord make(byte[] line, long sequence) throws UnreadableRecordException {
        try {
            FormattedRecord made = format.format(line);
            return new OutgoingRecord(made.id(), sequence, made.timeMs(), made.key(), made.contentType(), made.json());
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException(ReceiverText.of(e), e);
        }
    }
}
