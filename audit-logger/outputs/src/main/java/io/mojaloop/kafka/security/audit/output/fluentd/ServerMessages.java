/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.ReceiverText;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageFormat;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePack;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePackException;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageUnpacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.value.ValueType;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/**
 * What a receiver says. Whatever that is, it takes little memory: lengths that a message announces are checked before
 * anything is allocated for them, and a message that does not end is not read to its end. For one thread.
 */
final class ServerMessages implements AutoCloseable {
    /** Far more than any of the protocol's messages. */
    private static final int MOST_BYTES = 64 << 10;

    private static final int MOST_TEXT_BYTES = 4096;
    private static final int MOST_MEMBERS = 64;

    /** @param auth salt for a password; empty if none is wanted @param keepalive whether further messages may follow */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Helo(byte[] nonce, byte[] auth, boolean keepalive) {}

    /** @param digest with which the receiver proves that it has the shared key */
    record Pong(boolean accepted, String reason, String hostname, String digest) {}

    private final Limited in;
    private final MessageUnpacker unpacker;

    ServerMessages(InputStream in) {
        this.in = new Limited(in);
        this.unpacker = new MessagePack.UnpackerConfig().withBufferSize(4096).newUnpacker(this.in);
    }

    Helo helo() throws IOException {
        return read("HELO", () -> {
            expect(unpacker.unpackArrayHeader() == 2, "HELO");
            expect(text().equals("HELO"), "HELO");
            byte[] nonce = new byte[0];
            byte[] auth = new byte[0];
            boolean keepalive = true;
            for (int members = members(); members > 0; members--) {
                switch (text()) {
                    case "nonce" -> nonce = bytes();
                    case "auth" -> auth = bytes();
                    case "keepalive" -> keepalive = unpacker.unpackBoolean();
                    default -> unpacker.skipValue();
                }
            }
            return new Helo(nonce, auth, keepalive);
        });
    }

    Pong pong() throws IOException {
        return read("PONG", () -> {
            expect(unpacker.unpackArrayHeader() == 5, "PONG");
            expect(text().equals("PONG"), "PONG");
            return new Pong(unpacker.unpackBoolean(), ReceiverText.clean(text()), text(), text());
        });
    }

    /** The chunk that is acknowledged. */
    String ack() throws IOException {
        return read("an acknowledgement", () -> {
            if (unpacker.getNextFormat().getValueType() == ValueType.ARRAY) {
                throw new ProtocolException(
                        "the receiver wants a handshake; set shared.key.file to a file with its key");
            }
            String chunk = "";
            for (int members = members(); members > 0; members--) {
                if (text().equals("ack")) {
                    chunk = text();
                } else {
                    unpacker.skipValue();
                }
            }
            return chunk;
        });
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T read(String what, Reading<T> reading) throws IOException {
        in.left = MOST_BYTES;
        try {
            return reading.read();
        } catch (MessagePackException e) {
            throw new ProtocolException("the receiver did not send " + what + " but something else or nothing ("
                    + e.getClass().getSimpleName() + ")");
        }
    }

    private int members() throws IOException {
        int members = unpacker.unpackMapHeader();
        expect(members >= 0 && members <= MOST_MEMBERS, "a map of " + MOST_MEMBERS + " members at most");
        return members;
    }

    private String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** Text or bytes: the specification changed over time, and so did the receivers. */
    private byte[] bytes() throws IOException {
        MessageFormat format = unpacker.getNextFormat();
        if (format.getValueType() == ValueType.NIL) {
            unpacker.unpackNil();
            return new byte[0];
        }
        int length = format.getValueType() == ValueType.BINARY
                ? unpacker.unpackBinaryHeader()
                : unpacker.unpackRawStringHeader();
        expect(length >= 0 && length <= MOST_TEXT_BYTES, "a text of " + MOST_TEXT_BYTES + " bytes at most");
        return unpacker.readPayload(length);
    }

    private static void expect(boolean holds, String what) throws ProtocolException {
        if (!holds) {
            throw new ProtocolException("the receiver did not send " + what + " but something else");
        }
    }

    @Override
    public void close() throws IOException {
        unpacker.close();
    }

    /** Ends when a message takes too many bytes. */
    private static final class Limited extends InputStream {
        private final InputStream in;
        private int left;

        private Limited(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new ProtocolException("the receiver sent a message of more than " + MOST_BYTES + " bytes");
            }
            int count = in.read(into, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
