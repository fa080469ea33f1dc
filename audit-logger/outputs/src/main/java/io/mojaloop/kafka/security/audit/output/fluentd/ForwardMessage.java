/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.OutgoingRecord;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageBufferPacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What a client sends: PackedForward mode of the Forward Protocol Specification, version 1. For one thread.
 *
 * @see <a href="https://github.com/fluent/fluentd/wiki/Forward-Protocol-Specification-v1">the specification</a>
 */
final class ForwardMessage {
    private static final byte EVENT_TIME = 0;

    private final JsonPacker json = new JsonPacker();
    private final String tag;

    ForwardMessage(String tag) {
        this.tag = tag;
    }

    /**
     * One message with all records.
     *
     * @param chunk that the receiver is to acknowledge
     * @throws IOException if a record is not a JSON object
     */
    byte[] pack(List<OutgoingRecord> records, String chunk) throws IOException {
        byte[] entries = entries(records);
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packArrayHeader(3);
            out.packString(tag);
            out.packBinaryHeader(entries.length);
            out.writePayload(entries);
            out.packMapHeader(2);
            out.packString("size");
            out.packInt(records.size());
            out.packString("chunk");
            out.packString(chunk);
            return out.toByteArray();
        }
    }

    private byte[] entries(List<OutgoingRecord> records) throws IOException {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            for (OutgoingRecord record : records) {
                out.packArrayHeader(2);
                out.packExtensionTypeHeader(EVENT_TIME, 8);
                out.writePayload(eventTime(record.timeMs()));
                json.pack(record.json(), out);
            }
            return out.toByteArray();
        }
    }

    /** Seconds and nanoseconds, 32 bits each without a sign: the protocol ends in 2106. */
    private static byte[] eventTime(long timeMs) {
        return ByteBuffer.allocate(8)
                .putInt((int) Math.floorDiv(timeMs, 1000L))
                .putInt((int) Math.floorMod(timeMs, 1000L) * 1_000_000)
                .array();
    }
}
