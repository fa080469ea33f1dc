/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.stock.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaEntity.ConfigEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/** What Kafka may rely on whatever comes: nothing is thrown, tags are never null, limits can be worked with. */
class CallbackContractTest {
    record Step(ClientQuotaType type, ConfigEntity user, ConfigEntity clientId, int parts, double limit, boolean set) {}

    @Property(tries = 200)
    void callback_withAnyInput_givesTagsAndLimitsKafkaCanWorkWith(
            @ForAll("steps") List<Step> steps,
            @ForAll("names") String user,
            @ForAll("names") String clientId,
            @ForAll("tags") Map<String, String> tags) {
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.configure(Map.of());
        for (Step step : steps) {
            change(callback, step);
        }
        for (ClientQuotaType type : ClientQuotaType.values()) {
            for (String id : new String[] {clientId, null, ""}) {
                for (String kind : List.of("User", "", "Group:x")) {
                    Map<String, String> given = callback.quotaMetricTags(type, new KafkaPrincipal(kind, user), id);
                    assertThat(given).isNotEmpty().hasSizeLessThanOrEqualTo(4);
                    assertThat(given.keySet()).doesNotContainNull();
                    assertThat(given.values()).doesNotContainNull();
                    assertThat(callback.quotaMetricTags(type, new KafkaPrincipal(kind, user), id))
                            .as("tags of the same client are the very same")
                            .isSameAs(given);
                    assertWorkable(callback.quotaLimit(type, given));
                }
            }
            assertWorkable(callback.quotaLimit(type, tags));
            assertWorkable(callback.quotaLimit(type, scala(tags)));
            callback.quotaResetRequired(type);
        }
        assertThat(callback.updateClusterMetadata(Cluster.empty())).isFalse();
    }

    @Example
    void callback_givenWhatNoKafkaGives_doesNotThrow() {
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        for (ClientQuotaType type : ClientQuotaType.values()) {
            callback.updateQuota(type, null, 1);
            callback.updateQuota(type, () -> null, 1);
            callback.updateQuota(type, Entity.of((ConfigEntity) null), 1);
            callback.updateQuota(type, Entity.of(Entity.user(null)), 1);
            callback.updateQuota(type, Entity.of(Entity.clientId(null)), 1);
            callback.removeQuota(type, null);
            assertWorkable(callback.quotaLimit(type, null));
            assertWorkable(callback.quotaLimit(type, Map.of()));
        }
        callback.updateClusterMetadata(null);
    }

    @Example
    void callback_closedAndConfiguredAgain_keepsKafkasQuotas() {
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        callback.updateQuota(ClientQuotaType.PRODUCE, Entity.of(Entity.anyUser()), 5000);
        callback.configure(Map.of());
        callback.close();
        callback.close();
        assertThat(callback.quotaLimit(ClientQuotaType.PRODUCE, Map.of("user", "a", "client-id", "")))
                .isEqualTo(5000);
        assertThat(callback.quotaLimit(ClientQuotaType.FETCH, Map.of("user", "a", "client-id", "")))
                .as("each type by itself")
                .isNull();
    }

    /** Kafka keeps client ids apart that have no UTF-8 of their own, so do we; users it does not, see Sanitizer. */
    @Example
    void clientIds_thatAreHalvesOfSurrogatePairs_keepTheirOwnTags() {
        PolicyQuotaCallback callback = new PolicyQuotaCallback();
        KafkaPrincipal principal = new KafkaPrincipal("User", "a");
        Map<String, String> half = callback.quotaMetricTags(ClientQuotaType.FETCH, principal, "\uD800");
        assertThat(half.get("client-id")).isEqualTo("\uD800");
        assertThat(callback.quotaMetricTags(ClientQuotaType.FETCH, principal, "?"))
                .isNotEqualTo(half);
    }

    private static void change(PolicyQuotaCallback callback, Step step) {
        List<ConfigEntity> parts = new ArrayList<>();
        if ((step.parts() & 1) != 0) {
            parts.add(step.user());
        }
        if ((step.parts() & 2) != 0) {
            parts.add(step.clientId());
        }
        if (step.set()) {
            callback.updateQuota(step.type(), new Entity(parts), step.limit());
        } else {
            callback.removeQuota(step.type(), new Entity(parts));
        }
    }

    private static void assertWorkable(@Nullable Double limit) {
        assertThat(limit == null || limit > 0 && limit <= Double.MAX_VALUE)
                .as("limit %s", limit)
                .isTrue();
    }

    /** As 3.9 hands tags over. */
    private static Map<String, String> scala(Map<String, String> tags) {
        return scala.jdk.javaapi.CollectionConverters.asJava(
                scala.collection.immutable.Map$.MODULE$.from(scala.jdk.javaapi.CollectionConverters.asScala(tags)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(QuotaSteps.USERS),
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.of(
                        "x".repeat(249), "\uD800", "a\uDC00", "\0", "x:".repeat(16_000), "\u00fc".repeat(32_000)));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Double> limits = Arbitraries.oneOf(
                Arbitraries.of(
                        0.0,
                        -0.0,
                        -1.0,
                        Double.NaN,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        (double) Long.MAX_VALUE),
                Arbitraries.doubles());
        return Combinators.combine(
                        Arbitraries.of(ClientQuotaType.values()),
                        Arbitraries.oneOf(names().map(Entity::user), Arbitraries.just(Entity.anyUser())),
                        Arbitraries.oneOf(names().map(Entity::clientId), Arbitraries.just(Entity.anyClientId())),
                        Arbitraries.integers().between(0, 3),
                        limits,
                        Arbitraries.of(true, true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Map<String, String>> tags() {
        Arbitrary<String> keys =
                Arbitraries.of("user", "client-id", "tenant", "exempt", "principal", "group", "User", "");
        return Arbitraries.maps(keys, names().injectNull(0.1)).ofMaxSize(5).map(map -> {
            Map<String, String> copy = map.size() % 2 == 0 ? new LinkedHashMap<>(map) : new HashMap<>(map);
            return Collections.unmodifiableMap(copy);
        });
    }
}
