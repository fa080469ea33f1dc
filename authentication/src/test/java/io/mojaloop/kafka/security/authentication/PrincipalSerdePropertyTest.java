/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;

/** Kafka's own builder is the oracle: we read and write what it does, and more only if we wrote it. */
class PrincipalSerdePropertyTest {
    private static final DefaultKafkaPrincipalBuilder STOCK = new DefaultKafkaPrincipalBuilder(null, null);

    /** A fresh one now and then, before random types have filled its table. */
    private static final Renewed BROKER = new Renewed();

    private static final Renewed CONTROLLER = new Renewed();

    @Property
    void principalWithOrigin_survivesTheWay_andKafkaReadsItsPart(
            @ForAll("names") String type,
            @ForAll("names") String name,
            @ForAll boolean token,
            @ForAll("origins") ConnectionOrigin origin)
            throws ReflectiveOperationException {
        SeparateProcess broker = BROKER.get();
        SeparateProcess controller = CONTROLLER.get();
        String withOrigin = broker.attach(type, origin.listener(), origin.transport(), origin.mechanism());
        KafkaPrincipal sent = new KafkaPrincipal(withOrigin, name, token);

        byte[] bytes = broker.serde().serialize(sent);
        KafkaPrincipal received = controller.serde().deserialize(bytes);
        KafkaPrincipal byStock = STOCK.deserialize(bytes);

        assertThat(received).isEqualTo(byStock).hasSameHashCodeAs(byStock);
        assertThat(received.tokenAuthenticated()).isEqualTo(token);
        assertThat(byStock.tokenAuthenticated()).isEqualTo(token);
        assertThat(byStock).isEqualTo(STOCK.deserialize(STOCK.serialize(sent)));
        assertThat(controller.originOf(received))
                .isEqualTo(type.length() <= 256 ? broker.originOf(withOrigin) : Optional.empty());
    }

    @Property
    void principalWithoutOrigin_isReadAndWrittenAsByKafka(
            @ForAll("names") String type, @ForAll("names") String name, @ForAll boolean token)
            throws ReflectiveOperationException {
        KafkaPrincipal plain = new KafkaPrincipal(type, name, token);
        SeparateProcess controller = CONTROLLER.get();
        byte[] bytes = STOCK.serialize(plain);

        assertThat(controller.serde().serialize(plain)).isEqualTo(bytes);
        KafkaPrincipal received = controller.serde().deserialize(bytes);
        assertThat(received).isEqualTo(STOCK.deserialize(bytes));
        assertThat(received.tokenAuthenticated()).isEqualTo(token);
        assertThat(controller.originOf(received)).isEmpty();
    }

    @Property
    void originThatCanBeCarried_isReadAgain(
            @ForAll("values") String one, @ForAll("values") String two, @ForAll("values") String three) {
        ConnectionOrigin origin = new ConnectionOrigin(one, two, three);
        byte[] stock = STOCK.serialize(KafkaPrincipal.ANONYMOUS);

        byte[] bytes = OriginFields.add(stock, origin);

        assertThat(OriginFields.in(bytes))
                .isEqualTo(OriginFields.canCarry(origin) ? Optional.of(origin) : Optional.empty());
        assertThat(OriginFields.canCarry(origin)).isEqualTo(shortAndWellFormed(origin));
        assertThat(STOCK.deserialize(bytes)).isEqualTo(KafkaPrincipal.ANONYMOUS);
    }

    @Property(tries = 5000)
    void damagedBytes_areRefused_orReadAsKafkaReadsThem(
            @ForAll("origins") ConnectionOrigin origin, @ForAll("names") String name, @ForAll long seed)
            throws ReflectiveOperationException {
        byte[] bytes = OriginFields.add(STOCK.serialize(new KafkaPrincipal("User", name)), origin);
        assertReadLikeStock(damaged(bytes, new Random(seed)));
    }

    @Property(tries = 3000)
    void randomBytes_areRefused_orReadAsKafkaReadsThem(@ForAll byte[] noise, @ForAll boolean versioned)
            throws ReflectiveOperationException {
        assertReadLikeStock(
                versioned
                        ? ByteBuffer.allocate(noise.length + 2)
                                .putShort((short) 0)
                                .put(noise)
                                .array()
                        : noise);
    }

    private static void assertReadLikeStock(byte[] bytes) throws ReflectiveOperationException {
        KafkaPrincipalSerde serde = CONTROLLER.get().serde();
        KafkaPrincipal byStock;
        try {
            byStock = STOCK.deserialize(bytes);
        } catch (RuntimeException refused) {
            try {
                KafkaPrincipal read = serde.deserialize(bytes);
                throw new AssertionError("Kafka refuses what was read as " + read, refused);
            } catch (SerializationException expected) {
                return;
            }
        }
        KafkaPrincipal ours = serde.deserialize(bytes);
        assertThat(ours).isEqualTo(byStock);
        assertThat(ours.tokenAuthenticated()).isEqualTo(byStock.tokenAuthenticated());
        // Never an origin that the bytes do not say.
        String said = OriginFields.in(bytes).map(Object::toString).orElse("");
        assertThat(CONTROLLER.get().originOf(ours))
                .satisfiesAnyOf(
                        origin -> assertThat(origin).isEmpty(),
                        origin -> assertThat(origin).contains(said));
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged = Arrays.copyOf(bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length + 8) : bytes.length);
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
        }
        return damaged;
    }

    private static boolean shortAndWellFormed(ConnectionOrigin origin) {
        return !origin.listener().isEmpty()
                && !origin.transport().isEmpty()
                && shortAndWellFormed(origin.listener())
                && shortAndWellFormed(origin.transport())
                && shortAndWellFormed(origin.mechanism());
    }

    private static boolean shortAndWellFormed(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= 256 && new String(bytes, StandardCharsets.UTF_8).equals(text);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40), // any UTF-16, half characters too
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.of(
                        "User",
                        "Group",
                        "",
                        "ANONYMOUS",
                        "CN=Zoë,O=Мир",
                        "\uD83D\uDE00",
                        "n".repeat(256),
                        "n".repeat(257)));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(10),
                Arbitraries.strings().ascii().ofMinLength(250).ofMaxLength(260),
                Arbitraries.of("CLIENT", "SASL_SSL", "", "é".repeat(128), "é".repeat(129), "\uD83D\uDE00".repeat(64)));
    }

    /** Of one cluster: few, as the table of origins expects. */
    @Provide
    Arbitrary<ConnectionOrigin> origins() {
        return Combinators.combine(
                        Arbitraries.of("CLIENT", "INTERNAL", "слушатель", "L".repeat(256)),
                        Arbitraries.of("PLAINTEXT", "SSL", "SASL_SSL"),
                        Arbitraries.of("", "PLAIN", "SCRAM-SHA-512", "\uD83D\uDE00"))
                .as(ConnectionOrigin::new);
    }

    private static final class Renewed {
        private static final int USES = 400;
        private SeparateProcess process;
        private int left;

        synchronized SeparateProcess get() throws ReflectiveOperationException {
            if (left-- <= 0) {
                process = new SeparateProcess();
                left = USES;
            }
            return process;
        }
    }
}
