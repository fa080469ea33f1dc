/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.output.follow.OutgoingRecord;
import io.mojaloop.kafka.security.audit.output.follow.OutputSettings;
import io.mojaloop.kafka.security.audit.output.follow.SendFailure;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageBufferPacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessagePack;
import io.mojaloop.kafka.security.thirdparty.msgpack.core.MessageUnpacker;
import io.mojaloop.kafka.security.thirdparty.msgpack.value.ArrayValue;
import io.mojaloop.kafka.security.thirdparty.msgpack.value.Value;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a receiver does, an attempt ends soon with an error, and the next one works with a receiver that behaves. */
@Timeout(30)
class HostileReceiverTest {
    private static final OutgoingRecord RECORD =
            new OutgoingRecord("id", 7, 1_700_000_000_123L, "key", "{\"n\":1}".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path work;

    private final Map<String, String> settings =
            new HashMap<>(Map.of("connect.timeout.ms", "400", "ack.timeout.ms", "400"));
    private HostileReceiver receiver;
    private FluentdSender sender;

    @AfterEach
    void end() throws Exception {
        if (sender != null) {
            sender.disconnect();
        }
        if (receiver != null) {
            receiver.close();
        }
    }

    private FluentdSender senderTo(HostileReceiver.Behaviour behaviour) throws Exception {
        receiver = new HostileReceiver(behaviour);
        settings.put("servers", "127.0.0.1:" + receiver.port());
        OutputSettings read = new OutputSettings("test", settings);
        FluentdSettings made = FluentdSettings.of(read, List.of("ecs"));
        assertThat(read.problems()).isEmpty();
        sender = new FluentdSender("test", made, "sender");
        return sender;
    }

    private void assertUnacknowledged(HostileReceiver.Behaviour behaviour, String message) throws Exception {
        FluentdSender sender = senderTo(behaviour);
        assertThatThrownBy(() -> sender.send(List.of(RECORD)))
                .isInstanceOfSatisfying(
                        SendFailure.class,
                        failure -> assertThat(failure.afterSending()).isTrue())
                .hasMessageContaining(message);
        receiver.behave(HostileReceiverTest::acknowledge);
        assertThat(sender.send(List.of(RECORD))).isEmpty();
        assertThat(receiver.accepted()).isEqualTo(2);
    }

    private void assertUnreachable(HostileReceiver.Behaviour behaviour, String message) throws Exception {
        settings.put(
                "shared.key.file",
                Files.writeString(work.resolve("key"), "s3cret").toString());
        FluentdSender sender = senderTo(behaviour);
        assertThatThrownBy(() -> sender.send(List.of(RECORD)))
                .isInstanceOfSatisfying(
                        SendFailure.class,
                        failure -> assertThat(failure.afterSending()).isFalse())
                .hasMessageContaining(message)
                .hasMessageNotContaining("s3cret");
    }

    /** What a receiver should do. */
    private static void acknowledge(InputStream in, OutputStream out) throws Exception {
        try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(in)) {
            while (unpacker.hasNext()) {
                Value message = unpacker.unpackValue();
                out.write(ack(chunk(message.asArrayValue())));
                out.flush();
            }
        }
    }

    private static String chunk(ArrayValue message) {
        return message.get(2).asMapValue().map().entrySet().stream()
                .filter(option -> option.getKey().toString().equals("chunk"))
                .map(option -> option.getValue().toString())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] ack(String chunk) throws Exception {
        try (MessageBufferPacker out = MessagePack.newDefaultBufferPacker()) {
            out.packMapHeader(1);
            out.packString("ack");
            out.packString(chunk);
            return out.toByteArray();
        }
    }

    private static HostileReceiver.Behaviour says(int... bytes) {
        byte[] answer = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            answer[i] = (byte) bytes[i];
        }
        return (in, out) -> {
            in.readNBytes(10);
            out.write(answer);
            out.flush();
            in.transferTo(OutputStream.nullOutputStream());
        };
    }

    @Test
    void ack_ofAnotherChunk_isAFailure() throws Exception {
        assertUnacknowledged(
                (in, out) -> {
                    in.readNBytes(10);
                    out.write(ack("AAAAAAAAAAAAAAAAAAAAAA=="));
                    in.transferTo(OutputStream.nullOutputStream());
                },
                "acknowledged something else");
    }

    @Test
    void ack_withoutChunk_isAFailure() throws Exception {
        assertUnacknowledged(says(0x80), "acknowledged something else");
    }

    @Test
    void garbage_isAFailure() throws Exception {
        assertUnacknowledged(says('H', 'T', 'T', 'P', '/', '1', '.', '1'), "did not send an acknowledgement");
        receiver.close();
        assertUnacknowledged(says(0xc1), "did not send an acknowledgement");
    }

    @Test
    void textOfFourGigabytes_isNotAllocated() throws Exception {
        // {"ack": str32 of 2^31-1 bytes}
        assertUnacknowledged(says(0x81, 0xa3, 'a', 'c', 'k', 0xdb, 0x7f, 0xff, 0xff, 0xff), "4096 bytes at most");
    }

    @Test
    void mapOfBillionsOfMembers_isNotRead() throws Exception {
        assertUnacknowledged(says(0xdf, 0x7f, 0xff, 0xff, 0xff), "64 members at most");
        receiver.close();
        assertUnacknowledged(says(0xdf, 0xff, 0xff, 0xff, 0xff), "did not send an acknowledgement");
    }

    @Test
    void messageWithoutEnd_isNotReadToItsEnd() throws Exception {
        // {"x": [[[[...
        assertUnacknowledged(
                (in, out) -> {
                    in.readNBytes(10);
                    out.write(new byte[] {(byte) 0x81, (byte) 0xa1, 'x'});
                    byte[] nested = new byte[1 << 20];
                    Arrays.fill(nested, (byte) 0x91);
                    out.write(nested);
                    in.transferTo(OutputStream.nullOutputStream());
                },
                "more than 65536 bytes");
    }

    @Test
    void silence_endsAfterTheTimeout() throws Exception {
        long begin = System.nanoTime();
        assertUnacknowledged((in, out) -> in.transferTo(OutputStream.nullOutputStream()), "no answer within 400 ms");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(400), Duration.ofSeconds(5));
    }

    @Test
    void aByteNowAndThen_doesNotPutOffTheTimeout() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        assertUnacknowledged(
                (in, out) -> {
                    in.readNBytes(10);
                    out.write(new byte[] {(byte) 0x81, (byte) 0xa3, 'a', 'c', 'k', (byte) 0xd9, (byte) 200});
                    while (!never.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                        out.write('A');
                        out.flush();
                    }
                },
                "no answer within 400 ms");
    }

    @Test
    void receiverThatReadsNothing_doesNotBlockWritingForEver() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        FluentdSender sender = senderTo((in, out) -> over.await());
        byte[] json = ("{\"n\":\"" + "x".repeat(30_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        List<OutgoingRecord> large = Collections.nCopies(1000, new OutgoingRecord("id", 7, 0, "key", json));

        assertThatThrownBy(() -> sender.send(large))
                .isInstanceOf(SendFailure.class)
                .hasMessageContaining("no answer within 400 ms");
        over.countDown();
    }

    @Test
    void connectionClosedAtOnce_isAFailure() throws Exception {
        assertUnacknowledged((in, out) -> in.readNBytes(10), "");
    }

    @Test
    void connectionHalfClosed_isAFailure() throws Exception {
        FluentdSender sender = senderTo((in, out) -> {
            in.readNBytes(10);
            out.close();
        });
        assertThatThrownBy(() -> sender.send(List.of(RECORD))).isInstanceOf(SendFailure.class);
    }

    @Test
    void idleConnectionClosedByTheReceiver_isOpenedAgain() throws Exception {
        FluentdSender sender = senderTo((in, out) -> {
            try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(in)) {
                out.write(ack(chunk(unpacker.unpackValue().asArrayValue())));
            }
        });
        assertThat(sender.send(List.of(RECORD))).isEmpty();

        await().untilAsserted(() -> {
            try {
                sender.send(List.of(RECORD));
            } catch (SendFailure closed) {
                throw new AssertionError(closed);
            }
        });
        assertThat(receiver.accepted()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void handshakeThatNeverComes_endsAfterTheTimeout() throws Exception {
        assertUnreachable((in, out) -> in.transferTo(OutputStream.nullOutputStream()), "no answer within 400 ms");
    }

    @Test
    void handshakeOfGarbage_isAFailure() throws Exception {
        assertUnreachable(
                (in, out) -> out.write("HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.US_ASCII)), "HELO");
    }

    @Test
    void receiverThatDoesNotHaveTheKey_isNotTrusted() throws Exception {
        assertUnreachable(
                (in, out) -> {
                    try (MessageBufferPacker answer = MessagePack.newDefaultBufferPacker()) {
                        answer.packArrayHeader(2);
                        answer.packString("HELO");
                        answer.packMapHeader(1);
                        answer.packString("nonce");
                        answer.packString("n");
                        out.write(answer.toByteArray());
                        out.flush();
                        in.readNBytes(20);
                        answer.clear();
                        answer.packArrayHeader(5);
                        answer.packString("PONG");
                        answer.packBoolean(true);
                        answer.packString("");
                        answer.packString("imposter");
                        answer.packString("0".repeat(128));
                        out.write(answer.toByteArray());
                        out.flush();
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                },
                "does not have the shared key");
    }

    @Test
    void refusalWithControlCharacters_isMadeSafe() throws Exception {
        assertUnreachable(
                (in, out) -> {
                    try (MessageBufferPacker answer = MessagePack.newDefaultBufferPacker()) {
                        answer.packArrayHeader(2);
                        answer.packString("HELO");
                        answer.packMapHeader(0);
                        answer.packArrayHeader(5);
                        answer.packString("PONG");
                        answer.packBoolean(false);
                        answer.packString("no\n2026-01-01 INFO forged \u202e");
                        answer.packString("imposter");
                        answer.packString("");
                        out.write(answer.toByteArray());
                        out.flush();
                        in.transferTo(OutputStream.nullOutputStream());
                    }
                },
                "the receiver refuses: no?2026-01-01 INFO forged ?");
    }

    @Test
    void abort_fromAnotherThread_endsWhatIsUnderWay() throws Exception {
        settings.put("ack.timeout.ms", "60000");
        CountDownLatch sent = new CountDownLatch(1);
        FluentdSender sender = senderTo((in, out) -> {
            in.readNBytes(10);
            sent.countDown();
            in.transferTo(OutputStream.nullOutputStream());
        });
        Thread aborter = new Thread(() -> {
            try {
                sent.await();
                sender.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        aborter.start();

        assertThatThrownBy(() -> sender.send(List.of(RECORD))).isInstanceOf(SendFailure.class);
        aborter.join();
    }

    @Test
    void recordThatIsNoJson_isRefusedAndTheOthersAreSent() throws Exception {
        FluentdSender sender = senderTo(HostileReceiverTest::acknowledge);
        OutgoingRecord broken = new OutgoingRecord("id", 8, 0, "key", "{\"n\":".getBytes(StandardCharsets.UTF_8));

        assertThat(sender.send(List.of(RECORD, broken, RECORD)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.sequence()).isEqualTo(8));
    }
}
