/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.Test;

/** The table of origins, and what a hostile or broken peer can do to it. */
class ConnectionOriginsTest {
    private static final int MOST = 4096;
    private static final ConnectionOrigin ORIGIN = new ConnectionOrigin("CLIENT", "SASL_SSL", "PLAIN");

    @Test
    void attachedType_isKnownByIdentity_notByContent() {
        String type = ConnectionOrigins.attach("User", ORIGIN);

        assertThat(type).isEqualTo("User").isNotSameAs("User");
        assertThat(ConnectionOrigins.of(type)).isEqualTo(ORIGIN);
        assertThat(ConnectionOrigins.of("User")).isNull();
        assertThat(ConnectionOrigins.of(KafkaPrincipal.USER_TYPE)).isNull();
        assertThat(ConnectionOrigins.of(new String(type.toCharArray()))).isNull();
        assertThat(ConnectionOrigins.of(type.intern())).isNull();
        assertThat(new KafkaPrincipal(type, "payer").toString()).isEqualTo("User:payer");
    }

    @Test
    void sameCombination_isTheSameString_andAnotherOriginAnother() {
        String type = ConnectionOrigins.attach("User", ORIGIN);

        assertThat(ConnectionOrigins.attach("User", new ConnectionOrigin("CLIENT", "SASL_SSL", "PLAIN")))
                .isSameAs(type);
        String other = ConnectionOrigins.attach(type, new ConnectionOrigin("CLIENT", "SASL_SSL", "GSSAPI"));
        assertThat(other).isEqualTo(type).isNotSameAs(type);
        assertThat(ConnectionOrigins.of(other).mechanism()).isEqualTo("GSSAPI");
        assertThat(ConnectionOrigins.of(type).mechanism()).isEqualTo("PLAIN");
    }

    @Test
    void fullTable_keepsWhatItKnows_andRefusesTheRest() throws Exception {
        SeparateProcess process = new SeparateProcess();
        String first = process.attach("User", "CLIENT", "SSL", "");
        List<String> types = new ArrayList<>();
        for (int i = 0; i < MOST + 1000; i++) {
            types.add(process.attach("User", "L" + i, "SSL", ""));
        }

        assertThat(types.stream().filter(type -> process.originOf(type).isPresent()))
                .hasSize(MOST - 1);
        assertThat(process.originOf(first)).isPresent();
        assertThat(process.attach("User", "CLIENT", "SSL", "")).isSameAs(first);
        assertThat(process.originOf(process.attach(first, "ANOTHER", "SSL", "")))
                .as("not the origin that the type had before")
                .isEmpty();
    }

    @Test
    void floodOfForwardedOrigins_isBounded_andAuthenticationGoesOn() throws Exception {
        SeparateProcess controller = new SeparateProcess();
        KafkaPrincipalSerde serde = controller.serde();
        KafkaPrincipalBuilder known = controller.builder();
        var client = Connections.sasl(SaslConversations.other("PLAIN", "payer"), SecurityProtocol.SASL_SSL, "CLIENT");
        known.build(client);
        byte[] stock = StockBuilders.withoutRules().serialize(new KafkaPrincipal("User", "payer"));

        int withOrigin = 0;
        for (int i = 0; i < MOST + 1000; i++) {
            byte[] bytes = OriginFields.add(stock, new ConnectionOrigin("L" + i, "SSL", ""));
            KafkaPrincipal forwarded = serde.deserialize(bytes);
            assertThat(forwarded).isEqualTo(new KafkaPrincipal("User", "payer"));
            withOrigin += controller.originOf(forwarded).isPresent() ? 1 : 0;
        }

        assertThat(withOrigin).isEqualTo(MOST - 1);
        assertThat(controller.originOf(known.build(client))).isPresent();
        assertThat(controller.originOf(controller.builder().build(client)))
                .as("a new connection of a known kind")
                .isPresent();
        KafkaPrincipal unknown = controller.builder().build(Connections.plaintext("NEW"));
        assertThat(unknown).isEqualTo(KafkaPrincipal.ANONYMOUS);
        assertThat(controller.originOf(unknown)).isEmpty();
    }

    @Test
    void builderOfManyOrigins_goesOnBeyondWhatItRemembers() {
        OriginTypes types = new OriginTypes();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 3 * OriginTypes.MOST; i++) {
                String type = types.typeOf("User", "L" + i, "SSL", "");
                assertThat(ConnectionOrigins.of(type)).isEqualTo(new ConnectionOrigin("L" + i, "SSL", ""));
                assertThat(types.typeOf("User", "L" + i, "SSL", "")).isSameAs(type);
            }
        }
    }

    @Test
    void originsThatDifferInOneValue_areToldApart_byOneBuilder() {
        OriginTypes types = new OriginTypes();
        for (String listener : List.of("CLIENT", "INTERNAL")) {
            for (String transport : List.of("SASL_SSL", "SASL_PLAINTEXT")) {
                for (String mechanism : List.of("PLAIN", "SCRAM-SHA-512")) {
                    assertThat(ConnectionOrigins.of(types.typeOf("User", listener, transport, mechanism)))
                            .isEqualTo(new ConnectionOrigin(listener, transport, mechanism));
                }
            }
        }
        assertThat(types.typeOf("Group", "CLIENT", "SASL_SSL", "PLAIN")).isEqualTo("Group");
    }

    @Test
    void manyThreads_getOneStringPerCombination() throws Exception {
        SeparateProcess process = new SeparateProcess();
        KafkaPrincipalBuilder builder = process.builder();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<KafkaPrincipal>>> work = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                work.add(() -> {
                    List<KafkaPrincipal> built = new ArrayList<>();
                    for (int i = 0; i < 2000; i++) {
                        built.add(builder.build(Connections.plaintext("L" + i % 20)));
                    }
                    return built;
                });
            }
            Set<String> types = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Future<List<KafkaPrincipal>> done : threads.invokeAll(work)) {
                List<KafkaPrincipal> built = done.get();
                for (int i = 0; i < built.size(); i++) {
                    types.add(built.get(i).getPrincipalType());
                    assertThat(process.originOf(built.get(i)).orElse("")).contains("listener=L" + i % 20 + ",");
                }
            }
            assertThat(types).hasSize(20);
        } finally {
            threads.shutdownNow();
        }
    }
}
