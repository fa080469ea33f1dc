/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

import static io.mojaloop.kafka.security.quota.stock.Entity.anyClientId;
import static io.mojaloop.kafka.security.quota.stock.Entity.anyUser;
import static io.mojaloop.kafka.security.quota.stock.Entity.clientId;
import static io.mojaloop.kafka.security.quota.stock.Entity.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import io.mojaloop.kafka.security.quota.stock.StockQuotas.Shape;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntity;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntityType;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What StockEquivalenceTest cannot see: the other kind of Kafka, values Kafka would refuse, generations. */
class StockQuotasTest {
    @Test
    void level_whoseLastQuotaGoes_staysIn39() {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.KEPT);
        quotas.update(Entity.of(user("a")), 10);
        quotas.update(Entity.of(clientId("c")), 20);

        quotas.remove(Entity.of(user("a")));

        assertThat(quotas.shape("a", "c")).isEqualTo(Shape.CLIENT_ID);
        quotas.remove(Entity.of(clientId("c")));
        assertThat(quotas.shape("a", "c")).as("both levels").isEqualTo(Shape.CLIENT_ID);
        quotas.update(Entity.of(user("b")), 10);
        assertThat(quotas.shape("a", "c")).as("no quota of a").isEqualTo(Shape.CLIENT_ID);
        assertThat(quotas.shape("b", "c")).isEqualTo(Shape.USER);
    }

    @Test
    void level_whoseLastQuotaGoes_isForgottenIn42() {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.WHILE_IN_USE);
        quotas.update(Entity.of(user("a")), 10);
        quotas.update(Entity.of(clientId("c")), 20);

        quotas.remove(Entity.of(clientId("c")));

        assertThat(quotas.shape("z", "c")).as("user quotas only").isEqualTo(Shape.USER);
    }

    @Test
    void removal_ofWhatWasNeverSet_enablesItsLevelIn39Only() {
        StockQuotas kept = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.KEPT);
        StockQuotas inUse = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.WHILE_IN_USE);

        // What a change of SCRAM credentials does in ZooKeeper mode.
        kept.remove(Entity.of(user("a")));
        inUse.remove(Entity.of(user("a")));
        inUse.remove(Entity.of(user("a")));

        assertThat(kept.shape("b", "c")).isEqualTo(Shape.USER);
        assertThat(inUse.shape("b", "c")).isEqualTo(Shape.CLIENT_ID);
        assertThat(inUse.generation()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ClientQuotaType.class)
    void limit_thatKafkaWouldTakeForNone_isTheLeast(ClientQuotaType type) {
        StockQuotas quotas = new StockQuotas(type);
        for (double value : new double[] {0, -0.0, -1, Double.NEGATIVE_INFINITY, Double.NaN}) {
            quotas.update(Entity.of(user("a")), value);
            assertThat(quotas.limit("a", "")).as("%s", value).isEqualTo(LimitFloor.of(type));
        }
    }

    @ParameterizedTest
    @EnumSource(ClientQuotaType.class)
    void limit_thatKafkaTakes_isAnsweredAsItIs(ClientQuotaType type) {
        StockQuotas quotas = new StockQuotas(type);
        for (double value : new double[] {1, 1.5, 1023, 1e9, 1L << 53, Long.MAX_VALUE}) {
            quotas.update(Entity.of(user("a")), value);
            assertThat(quotas.limit("a", "")).isEqualTo(value);
        }
        quotas.update(Entity.of(user("a")), Double.POSITIVE_INFINITY);
        assertThat(quotas.limit("a", "")).as("unlimited").isEqualTo((double) Long.MAX_VALUE);
        quotas.update(Entity.of(user("a")), Double.MIN_VALUE);
        assertThat(quotas.limit("a", "")).isPositive();
    }

    @Test
    void limit_ofATinyByteQuota_isOneByteAndOfTinyMutationsOneInElevenDays() {
        StockQuotas bytes = new StockQuotas(ClientQuotaType.FETCH);
        StockQuotas mutations = new StockQuotas(ClientQuotaType.CONTROLLER_MUTATION);
        bytes.update(Entity.of(anyUser()), 0.2);
        mutations.update(Entity.of(anyUser()), 1e-9);

        assertThat(bytes.limit("a", "")).isEqualTo(1.0);
        assertThat(mutations.limit("a", "")).isEqualTo(1e-6);
    }

    @Test
    void generation_isRaisedWhereTagsMayChange_notWithANumber() {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE);
        quotas.update(Entity.of(user("a"), anyClientId()), 10);
        int set = quotas.generation();

        quotas.update(Entity.of(user("a"), anyClientId()), 11);
        assertThat(quotas.generation()).as("another number").isEqualTo(set);
        assertThat(quotas.limit("a", "x")).isEqualTo(11);

        quotas.update(Entity.of(user("a"), clientId("x")), 12);
        assertThat(quotas.generation()).as("another quota").isNotEqualTo(set);
        int two = quotas.generation();
        quotas.remove(Entity.of(user("a"), clientId("x")));
        assertThat(quotas.generation()).as("a removal").isNotEqualTo(two);
        assertThat(quotas.limit("a", "x")).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<default>", "", "%", "a:b"})
    void clientId_namedLikeAnything_isNotTheDefault(String name) {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE);
        quotas.update(Entity.of(user("a"), clientId(name)), 10);
        assertThat(quotas.limit("a", "other")).isNull();
        assertThat(quotas.limit("a", name)).isEqualTo(name.isEmpty() ? null : 10.0);
    }

    @Test
    void user_whoseZnodeIsNoSanitizedText_isNobody() {
        ConfigEntity broken = new ConfigEntity() {
            @Override
            public ConfigEntityType entityType() {
                return ConfigEntityType.USER;
            }

            @Override
            public String name() {
                throw new IllegalArgumentException("URLDecoder: Illegal hex characters in escape (%) pattern");
            }
        };
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.KEPT);
        quotas.update(Entity.of(broken), 10);
        assertThat(quotas.limit("%25", "")).isNull();
        assertThat(quotas.shape("a", "c")).as("the level counts").isEqualTo(Shape.USER);
    }

    @Test
    void entity_ofNobody_changesNothing() {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE);
        quotas.update(Entity.of(), 10);
        assertThat(quotas.shape("a", "c")).isEqualTo(Shape.CLIENT_ID);
        assertThat(quotas.limit("a", "c")).isNull();
        assertThat(quotas.limit("", "")).isNull();
    }

    @Test
    void quotas_setAndRemoved_leaveNothing() {
        StockQuotas quotas = new StockQuotas(ClientQuotaType.PRODUCE, EnabledLevels.WHILE_IN_USE);
        for (int i = 0; i < 50_000; i++) {
            quotas.update(Entity.of(user("u" + i), clientId("c" + i % 10)), i + 1);
        }
        assertThat(quotas.limit("u49999", "c9")).isEqualTo(50_000);
        for (int i = 0; i < 50_000; i++) {
            quotas.remove(Entity.of(user("u" + i), clientId("c" + i % 10)));
        }
        assertThat(quotas.shape("u1", "c1")).isEqualTo(Shape.CLIENT_ID);
        assertThat(quotas.users()).isZero();
    }

    @Test
    void levels_ofAKafkaWithoutTheScalaClass_areThoseInUse() {
        assertThat(EnabledLevels.detect(new ClassLoader(null) {})).isEqualTo(EnabledLevels.WHILE_IN_USE);
    }
}
