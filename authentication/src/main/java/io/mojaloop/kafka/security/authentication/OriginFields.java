/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.DefaultPrincipalData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.protocol.types.RawTaggedField;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ConnectionOrigin} inside a serialized principal: one tagged field (KIP-482) for each of its values, UTF-8, each
 * at most {@value #MOST_BYTES} bytes. Kafka's own builder skips tagged fields that it does not know, and this one skips
 * those that a later version of it may add.
 *
 * <p>Kafka numbers its fields from 0 upwards; the numbers here are as far away as four bytes allow comfortably. They must
 * never change: brokers of two versions talk to each other during an upgrade.
 */
final class OriginFields {
    static final int LISTENER_TAG = 100_004_001;
    static final int TRANSPORT_TAG = 100_004_002;
    static final int MECHANISM_TAG = 100_004_003;

    static final int MOST_BYTES = 256;

    private OriginFields() {}

    /** Whether the origin would be the same again after {@link #add} and {@link #in}. */
    static boolean canCarry(ConnectionOrigin origin) {
        return !origin.listener().isEmpty()
                && !origin.transport().isEmpty()
                && canCarry(origin.listener())
                && canCarry(origin.transport())
                && canCarry(origin.mechanism());
    }

    /**
     * Adds the origin to what Kafka's builder serialized, whatever version of the format this Kafka writes.
     *
     * @param origin one that {@link #canCarry} accepts
     */
    static byte[] add(byte[] stockBytes, ConnectionOrigin origin) {
        ByteBuffer buffer = ByteBuffer.wrap(stockBytes);
        short version = buffer.getShort();
        DefaultPrincipalData data = new DefaultPrincipalData(new ByteBufferAccessor(buffer), version);
        List<RawTaggedField> fields =
                data.unknownTaggedFields(); // written in this order, which has to be that of the tags
        fields.add(field(LISTENER_TAG, origin.listener()));
        fields.add(field(TRANSPORT_TAG, origin.transport()));
        fields.add(field(MECHANISM_TAG, origin.mechanism()));
        return MessageUtil.toVersionPrefixedBytes(version, data);
    }

    /**
     * The origin in a serialized principal; empty unless all of its fields are there once and well-formed.
     *
     * @throws RuntimeException if the bytes are not a principal at all
     */
    static Optional<ConnectionOrigin> in(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        short version = buffer.getShort();
        List<RawTaggedField> fields =
                new DefaultPrincipalData(new ByteBufferAccessor(buffer), version).unknownTaggedFields();
        @Nullable String listener = text(fields, LISTENER_TAG);
        @Nullable String transport = text(fields, TRANSPORT_TAG);
        @Nullable String mechanism = text(fields, MECHANISM_TAG);
        if (listener == null || transport == null || mechanism == null) {
            return Optional.empty();
        }
        return Optional.of(new ConnectionOrigin(listener, transport, mechanism)).filter(OriginFields::canCarry);
    }

    private static RawTaggedField field(int tag, String text) {
        return new RawTaggedField(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(List<RawTaggedField> fields, int tag) {
        @Nullable RawTaggedField found = null;
        for (RawTaggedField field : fields) {
            if (field.tag() == tag) {
                if (found != null) {
                    return null;
                }
                found = field;
            }
        }
        if (found == null || found.size() > MOST_BYTES) {
            return null;
        }
        try {
            // Strict, unlike new String(): two origins must not become one.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(found.data()))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean canCarry(String text) {
        // The length first: it is cheap and bounds the rest.
        return text.length() <= MOST_BYTES
                && StandardCharsets.UTF_8.newEncoder().canEncode(text)
                && text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
