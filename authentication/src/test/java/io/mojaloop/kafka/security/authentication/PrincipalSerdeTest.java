/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.message.DefaultPrincipalData;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.protocol.types.RawTaggedField;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A principal on its way from one process to another, each with or without this builder. */
class PrincipalSerdeTest {
    private static final DefaultKafkaPrincipalBuilder STOCK = new DefaultKafkaPrincipalBuilder(null, null);
    private static final String ORIGIN =
            "ConnectionOrigin[listener=CLIENT, transport=SASL_SSL, mechanism=SCRAM-SHA-512]";

    private static final String STOCK_BYTES = "0000" + "0555736572" + "067061796572" + "00" + "00";
    private static final String OUR_BYTES = "0000" + "0555736572" + "067061796572" + "00" + "03"
            + "a1e1d72f" + "06" + "434c49454e54"
            + "a2e1d72f" + "08" + "5341534c5f53534c"
            + "a3e1d72f" + "0d" + "534352414d2d5348412d353132";

    private final SeparateProcess broker;
    private final SeparateProcess controller;

    PrincipalSerdeTest() throws ReflectiveOperationException {
        broker = new SeparateProcess();
        controller = new SeparateProcess();
    }

    @Test
    void forwardedPrincipal_keepsItsOrigin() {
        KafkaPrincipal built = scramClient(broker);

        KafkaPrincipal forwarded = controller.serde().deserialize(broker.serde().serialize(built));

        assertThat(forwarded).isEqualTo(built).isEqualTo(new KafkaPrincipal("User", "payer"));
        assertThat(broker.originOf(built)).contains(ORIGIN);
        assertThat(controller.originOf(forwarded)).contains(ORIGIN);
        assertThat(controller.originOf(built)).as("by identity only").isEmpty();
    }

    @Test
    void tokenAuthenticated_survives_bothWays() {
        for (boolean token : new boolean[] {true, false}) {
            KafkaPrincipal built = scramClient(broker);
            built.tokenAuthenticated(token);
            byte[] bytes = broker.serde().serialize(built);

            assertThat(controller.serde().deserialize(bytes).tokenAuthenticated())
                    .isEqualTo(token);
            assertThat(STOCK.deserialize(bytes).tokenAuthenticated()).isEqualTo(token);
            assertThat(controller.serde().deserialize(STOCK.serialize(built)).tokenAuthenticated())
                    .isEqualTo(token);
        }
    }

    @Test
    void brokerWithoutThisBuilder_sendsPrincipal_withoutOrigin() {
        KafkaPrincipal built = STOCK.build(
                Connections.sasl(SaslConversations.other("PLAIN", "payer"), SecurityProtocol.SASL_SSL, "CLIENT"));

        KafkaPrincipal forwarded = controller.serde().deserialize(STOCK.serialize(built));

        assertThat(forwarded).isEqualTo(built);
        assertThat(controller.originOf(forwarded)).isEmpty();
    }

    @Test
    void controllerWithoutThisBuilder_readsWhatItWouldHaveReadFromKafkasOwn() {
        KafkaPrincipal built = scramClient(broker);

        KafkaPrincipal forwarded = STOCK.deserialize(broker.serde().serialize(built));

        assertThat(forwarded).isEqualTo(built);
        assertThat(broker.originOf(forwarded)).isEmpty();
        assertThat(controller.originOf(forwarded)).isEmpty();
    }

    @Test
    void principalWithoutOrigin_isWrittenAsKafkaWritesIt() {
        KafkaPrincipal plain = new KafkaPrincipal("Group", "payers", true);

        assertThat(broker.serde().serialize(plain)).isEqualTo(STOCK.serialize(plain));
    }

    @Test
    void bytes_areTheSameOnEveryVersionOfKafka() {
        KafkaPrincipal built = scramClient(broker);

        assertThat(HexFormat.of().formatHex(STOCK.serialize(built))).isEqualTo(STOCK_BYTES);
        assertThat(HexFormat.of().formatHex(broker.serde().serialize(built))).isEqualTo(OUR_BYTES);
        assertThat(controller.originOf(
                        controller.serde().deserialize(HexFormat.of().parseHex(OUR_BYTES))))
                .contains(ORIGIN);
        assertThat(STOCK.deserialize(HexFormat.of().parseHex(OUR_BYTES))).isEqualTo(built);
    }

    @Test
    void longestNameThatKafkaCanWrite_keepsItsOrigin() {
        String name = "n".repeat(Short.MAX_VALUE);
        KafkaPrincipal built = new KafkaPrincipal(scramClient(broker).getPrincipalType(), name);

        KafkaPrincipal forwarded = controller.serde().deserialize(broker.serde().serialize(built));

        assertThat(forwarded.getName()).isEqualTo(name);
        assertThat(controller.originOf(forwarded)).contains(ORIGIN);
    }

    @Test
    void connectionWithoutSasl_keepsItsOrigin() {
        KafkaPrincipal built = broker.builder().build(Connections.plaintext("OPEN"));

        KafkaPrincipal forwarded = controller.serde().deserialize(broker.serde().serialize(built));

        assertThat(forwarded).isEqualTo(KafkaPrincipal.ANONYMOUS);
        assertThat(controller.originOf(forwarded))
                .contains("ConnectionOrigin[listener=OPEN, transport=PLAINTEXT, mechanism=]");
    }

    @Test
    void forwardedTwice_keepsItsOrigin() {
        byte[] bytes = broker.serde().serialize(scramClient(broker));
        KafkaPrincipalSerde relay = controller.serde();

        assertThat(relay.serialize(relay.deserialize(bytes))).isEqualTo(bytes);
    }

    @Test
    void contentOfLaterVersions_isIgnored() {
        byte[] bytes = edited(fields -> {
            fields.add(0, new RawTaggedField(0, new byte[] {1, 2, 3}));
            fields.add(new RawTaggedField(OriginFields.MECHANISM_TAG + 1, new byte[5000]));
        });

        assertThat(controller.originOf(controller.serde().deserialize(bytes))).contains(ORIGIN);
    }

    @ParameterizedTest
    @ValueSource(ints = {OriginFields.LISTENER_TAG, OriginFields.TRANSPORT_TAG, OriginFields.MECHANISM_TAG})
    void missingBrokenOrOversizedField_leavesNoOrigin(int tag) {
        List<Optional<byte[]>> hostile = List.of(
                Optional.empty(),
                Optional.of(new byte[] {(byte) 0xff}),
                Optional.of(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}), // a surrogate
                Optional.of("x".repeat(OriginFields.MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8)));
        for (Optional<byte[]> value : hostile) {
            byte[] bytes = edited(fields -> {
                int at = tag - OriginFields.LISTENER_TAG;
                fields.remove(at);
                value.ifPresent(content -> fields.add(at, new RawTaggedField(tag, content)));
            });

            KafkaPrincipal forwarded = controller.serde().deserialize(bytes);

            assertThat(forwarded).isEqualTo(new KafkaPrincipal("User", "payer"));
            assertThat(controller.originOf(forwarded)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {OriginFields.LISTENER_TAG, OriginFields.TRANSPORT_TAG})
    void emptyListenerOrTransport_leavesNoOrigin(int tag) {
        byte[] bytes =
                edited(fields -> fields.set(tag - OriginFields.LISTENER_TAG, new RawTaggedField(tag, new byte[0])));

        assertThat(controller.originOf(controller.serde().deserialize(bytes))).isEmpty();
    }

    @Test
    void repeatedField_leavesNoOrigin() {
        // Kafka's writer refuses a repeated tag, so the count and the bytes are put there by hand.
        byte[] good = HexFormat.of().parseHex(OUR_BYTES);
        byte[] again = HexFormat.of().parseHex("a1e1d72f" + "06" + "434c49454e54");
        byte[] bytes = ByteBuffer.allocate(good.length + again.length)
                .put(good)
                .put(again)
                .array();
        bytes[STOCK_BYTES.length() / 2 - 1] = 4;

        KafkaPrincipal forwarded = controller.serde().deserialize(bytes);

        assertThat(forwarded).isEqualTo(STOCK.deserialize(bytes)).isEqualTo(new KafkaPrincipal("User", "payer"));
        assertThat(controller.originOf(forwarded)).isEmpty();
    }

    @Test
    void principalTypeOfAbsurdLength_leavesNoOrigin() {
        DefaultPrincipalData data = parsed(broker.serde().serialize(scramClient(broker)));
        data.setType("T".repeat(OriginTypes.MOST_TYPE_LENGTH + 1));

        KafkaPrincipal forwarded = controller.serde().deserialize(MessageUtil.toVersionPrefixedBytes((short) 0, data));

        assertThat(forwarded.getPrincipalType()).hasSize(OriginTypes.MOST_TYPE_LENGTH + 1);
        assertThat(controller.originOf(forwarded)).isEmpty();
    }

    @Test
    void brokenPrincipal_isRefused_withASerializationException() {
        byte[] good = broker.serde().serialize(scramClient(broker));
        for (int length = 0; length < STOCK_BYTES.length() / 2; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> controller.serde().deserialize(cut)).isInstanceOf(SerializationException.class);
        }
        byte[] laterVersion = good.clone();
        laterVersion[1] = 1;
        assertThatThrownBy(() -> controller.serde().deserialize(laterVersion))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> controller.serde().deserialize(null)).isInstanceOf(SerializationException.class);
    }

    @Test
    void principalThatKafkaCannotWrite_isRefusedAsKafkaRefusesIt() {
        KafkaPrincipal tooLong = new KafkaPrincipal("User", "n".repeat(40_000));

        assertThatThrownBy(() -> STOCK.serialize(tooLong))
                .satisfies(stock -> assertThatThrownBy(() -> broker.serde().serialize(tooLong))
                        .hasSameClassAs(stock)
                        .hasMessage(stock.getMessage()));
    }

    private static KafkaPrincipal scramClient(SeparateProcess process) {
        return process.builder()
                .build(Connections.sasl(
                        SaslConversations.other("SCRAM-SHA-512", "payer"), SecurityProtocol.SASL_SSL, "CLIENT"));
    }

    private byte[] edited(Consumer<List<RawTaggedField>> edit) {
        DefaultPrincipalData data = parsed(broker.serde().serialize(scramClient(broker)));
        List<RawTaggedField> fields = new ArrayList<>(data.unknownTaggedFields());
        edit.accept(fields);
        data.unknownTaggedFields().clear();
        data.unknownTaggedFields().addAll(fields);
        return MessageUtil.toVersionPrefixedBytes((short) 0, data);
    }

    private static DefaultPrincipalData parsed(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        short version = buffer.getShort();
        return new DefaultPrincipalData(new ByteBufferAccessor(buffer), version);
    }
}
