/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.apache.kafka.server.quota.ClientQuotaType.CONTROLLER_MUTATION;
import static org.apache.kafka.server.quota.ClientQuotaType.FETCH;
import static org.apache.kafka.server.quota.ClientQuotaType.PRODUCE;
import static org.apache.kafka.server.quota.ClientQuotaType.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mojaloop.kafka.security.policy.NamePattern;
import io.mojaloop.kafka.security.policy.Quotas.Scope;
import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import io.mojaloop.kafka.security.quota.compiled.CompiledTenant;
import io.mojaloop.kafka.security.quota.compiled.LimitFloor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.kafka.server.quota.ClientQuotaType;

class SplitTest {
    private static final NamePattern MINE = NamePattern.prefix("mine");
    private static final double LIMIT = 1_000_000;

    private static double part(Leadership leadership, boolean broker, Scope scope, ClientQuotaType type) {
        List<CompiledTenant> tenants =
                List.of(Tenants.compiled(0, LIMIT, scope, List.of(MINE), List.of(NamePattern.literal("other"))));
        return Split.of(tenants, leadership, broker)[0][type.ordinal()];
    }

    private static final Leadership UNEVEN = new Leadership(
            Source.TOLD,
            3,
            Map.of("mine-1", new Leaders(1, 4), "mine-2", new Leaders(1, 4), "other", new Leaders(2, 2)));

    @Example
    void clusterBudget_isSplitByTheLeadersThatCountForTheType() {
        assertThat(part(UNEVEN, true, Scope.CLUSTER, PRODUCE)).isEqualTo(LIMIT / 4);
        assertThat(part(UNEVEN, true, Scope.CLUSTER, FETCH)).isEqualTo(LIMIT);
        assertThat(part(UNEVEN, true, Scope.CLUSTER, REQUEST)).isEqualTo(LIMIT * 0.4);
    }

    @Example
    void mutations_areNotSplit_forOneControllerEnforcesThem() {
        assertThat(part(UNEVEN, true, Scope.CLUSTER, CONTROLLER_MUTATION)).isEqualTo(LIMIT);
    }

    @Example
    void nothing_isSplitOnAControllerOnly_norABudgetOfBrokers() {
        for (ClientQuotaType type : ClientQuotaType.values()) {
            assertThat(part(UNEVEN, false, Scope.CLUSTER, type)).isEqualTo(LIMIT);
            assertThat(part(UNEVEN, true, Scope.BROKER, type)).isEqualTo(LIMIT);
        }
    }

    @Example
    void broker_thatLeadsNothing_hasTheLeastKafkaCanWorkWith() {
        Leadership none = new Leadership(Source.TOLD, 3, Map.of("mine", new Leaders(0, 9), "other", new Leaders(0, 1)));
        assertThat(part(none, true, Scope.CLUSTER, PRODUCE)).isEqualTo(LimitFloor.BYTES);
        assertThat(part(none, true, Scope.CLUSTER, FETCH)).isEqualTo(LimitFloor.BYTES);
        assertThat(part(none, true, Scope.CLUSTER, REQUEST)).isCloseTo(LIMIT / 30, within(1e-6));
    }

    @Example
    void nothingKnown_isSplitEvenly() {
        for (ClientQuotaType type : List.of(PRODUCE, FETCH, REQUEST)) {
            assertThat(part(Leadership.even(4), true, Scope.CLUSTER, type)).isEqualTo(LIMIT / 4);
        }
    }

    /** Leaders by topic, each a number of the broker that leads a partition. */
    @Provide
    Arbitrary<Map<String, List<Integer>>> clusters() {
        return Arbitraries.maps(
                Arbitraries.of("mine-1", "mine-2", "mine-3", "other", "third"),
                Arbitraries.integers().between(0, 2).list().ofMinSize(1).ofMaxSize(8));
    }

    private static Leadership ofBroker(int broker, Map<String, List<Integer>> cluster) {
        Map<String, Leaders> topics = new HashMap<>();
        cluster.forEach((topic, leaders) -> topics.put(
                topic,
                new Leaders(
                        (int) leaders.stream()
                                .filter(leader -> leader == broker)
                                .count(),
                        leaders.size())));
        return new Leadership(Source.TOLD, 3, topics);
    }

    private static double sum(Map<String, List<Integer>> cluster, ClientQuotaType type) {
        double sum = 0;
        for (int broker = 0; broker < 3; broker++) {
            double part = part(ofBroker(broker, cluster), true, Scope.CLUSTER, type);
            assertThat(part).isBetween(LimitFloor.of(type), LIMIT);
            sum += part;
        }
        return sum;
    }

    @Property
    void parts_ofBrokersThatKnowTheSame_areTheLimitTogether(@ForAll("clusters") Map<String, List<Integer>> cluster) {
        for (ClientQuotaType type : List.of(PRODUCE, FETCH)) {
            assertThat(sum(cluster, type)).isBetween(LIMIT - 1e-6, LIMIT + 3 * LimitFloor.of(type));
        }
        assertThat(sum(cluster, REQUEST)).isBetween(LIMIT - 1e-6, LIMIT * 1.1);
    }

    /** One broker still believes what was. */
    @Property
    void parts_whileLeadersMove_differByWhatMoved(
            @ForAll("clusters") Map<String, List<Integer>> cluster,
            @ForAll @DoubleRange(min = 0, max = 1) double chosen) {
        List<Integer> before = cluster.getOrDefault("mine-1", List.of(0));
        int moved = (int) (chosen * (before.size() - 1));
        List<Integer> after = new java.util.ArrayList<>(before);
        after.set(moved, (before.get(moved) + 1) % 3);
        Map<String, List<Integer>> old = new HashMap<>(cluster);
        old.put("mine-1", before);
        Map<String, List<Integer>> now = new HashMap<>(cluster);
        now.put("mine-1", after);
        long all = old.entrySet().stream()
                .filter(topic -> topic.getKey().startsWith("mine"))
                .mapToLong(topic -> topic.getValue().size())
                .sum();
        double sum = part(ofBroker(0, now), true, Scope.CLUSTER, PRODUCE)
                + part(ofBroker(1, now), true, Scope.CLUSTER, PRODUCE)
                + part(ofBroker(2, old), true, Scope.CLUSTER, PRODUCE);
        assertThat(sum).isBetween(LIMIT - LIMIT / all - 1, LIMIT + LIMIT / all + 3 * LimitFloor.BYTES);
    }
}
