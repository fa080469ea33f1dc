/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same script against Kafka's own authorizer and ours, on clusters that differ in nothing else. */
class EquivalenceIT {

    static Stream<Brokers> brokers() {
        return Stream.of(Brokers.KRAFT_4_4, Brokers.ZOOKEEPER_3_9);
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void policyAuthorizer_givesTheOutcomesOfTheStockAuthorizer(Brokers brokers) {
        Map<String, String> stock = TestCluster.with("EquivalenceIT-stock", brokers, brokers.stock(), Script::run);
        Map<String, String> ours = TestCluster.with("EquivalenceIT-ours", brokers, brokers.ours(), Script::run);

        System.out.printf("[it] %s: %d outcomes, %s%n", brokers, stock.size(), summary(stock));
        Set<String> different = new TreeSet<>();
        stock.forEach((what, outcome) -> {
            if (!outcome.equals(ours.get(what))) {
                different.add(what + ": stock " + outcome + ", ours " + ours.get(what));
            }
        });
        assertThat(different).isEmpty();
        assertThat(ours).hasSameSizeAs(stock);
        // A script that is refused everything, or nothing, would prove nothing.
        assertThat(stock.values().stream().filter("ok"::equals).count()).isGreaterThan(100);
        assertThat(stock.values().stream()
                        .filter(outcome -> outcome.endsWith("AuthorizationException"))
                        .count())
                .isGreaterThan(100);
    }

    private static Map<String, Long> summary(Map<String, String> outcomes) {
        return outcomes.values().stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.split(" ", 2)[0], TreeMap::new, Collectors.counting()));
    }
}
