/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.audit.event.Throttling.Phase;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.junit.jupiter.api.Test;

class ThrottleWatchTest {
    private record Told(Phase phase, MeasuredBudget budget, long atMs, long durationMs) {}

    private final List<Told> told = new ArrayList<>();
    private final ThrottleWatch watch =
            new ThrottleWatch((phase, budget, atMs, durationMs) -> told.add(new Told(phase, budget, atMs, durationMs)));

    private static MeasuredBudget budget(String user, double rate, MeasuredBudget.Client... seen) {
        return new MeasuredBudget(
                new Usage(ClientQuotaType.PRODUCE, Map.of("user", user, "client-id", ""), rate, 0),
                Optional.empty(),
                OptionalDouble.of(100),
                true,
                List.of(seen));
    }

    private List<String> told() {
        return told.stream()
                .map(one -> one.phase + " at " + one.atMs / 1000 + " for " + one.durationMs / 1000)
                .toList();
    }

    @Test
    void flood_isToldWhenItBegins_whileItGoesOn_andWhenItHasEnded() {
        for (int second = 100; second < 250; second++) {
            boolean floods = second >= 110 && second < 180;
            watch.look(List.of(budget("mallory", floods ? 101 : 99)), second * 1000L);
            assertThat(watch.slowedNow()).isEqualTo(second >= 111 && second < 189 ? 1 : 0);
        }
        assertThat(told())
                .containsExactly(
                        "STARTED at 111 for 1",
                        "CONTINUES at 141 for 31",
                        "CONTINUES at 171 for 61",
                        "ENDED at 179 for 69");
        assertThat(watch.told()).isEqualTo(1);
    }

    @Test
    void budgetThatKafkaForgets_hasEnded_withWhatWasKnownOfIt() {
        MeasuredBudget.Client alice = new MeasuredBudget.Client(new Principal("User", "alice"), "app");
        watch.look(List.of(budget("alice", 200, alice)), 1000);
        watch.look(List.of(budget("alice", 200, alice)), 2000);
        watch.look(List.of(budget("alice", 300)), 3000);
        for (int second = 4; second < 20; second++) {
            watch.look(List.of(), second * 1000L);
        }
        assertThat(told).extracting(Told::phase).containsExactly(Phase.STARTED, Phase.ENDED);
        assertThat(told.get(1).budget().seen()).containsExactly(alice);
        assertThat(told.get(1).budget().usage().rate()).isEqualTo(300);
    }

    @Test
    void slowLooks_needTwoInARow() {
        for (int look = 1; look < 4; look++) {
            watch.look(List.of(budget("mallory", 200)), look * 20_000L);
        }
        assertThat(told()).containsExactly("STARTED at 40 for 20");
    }

    @Test
    void moreThanCanBeTold_isCounted() {
        List<MeasuredBudget> flood = IntStream.range(0, ThrottleWatch.MOST_WATCHED + 500)
                .mapToObj(i -> budget("user" + i, 200))
                .toList();
        for (int second = 1; second <= 100; second++) {
            watch.look(flood, second * 1000L);
        }
        assertThat(told.stream().filter(one -> one.phase == Phase.STARTED)).hasSize(ThrottleWatch.MOST_TOLD);
        assertThat(watch.slowedNow()).isEqualTo(ThrottleWatch.MOST_WATCHED + 500);
        assertThat(watch.untold()).isEqualTo(ThrottleWatch.MOST_WATCHED - ThrottleWatch.MOST_TOLD);
        // What was not told to begin does not end, and all is forgotten.
        for (int second = 101; second <= 120; second++) {
            watch.look(List.of(), second * 1000L);
        }
        assertThat(told.stream().filter(one -> one.phase == Phase.ENDED)).hasSize(ThrottleWatch.MOST_TOLD);
        assertThat(watch.slowedNow()).isZero();
        told.clear();
        watch.look(List.of(budget("late", 200)), 121_000L);
        watch.look(List.of(budget("late", 200)), 122_000L);
        assertThat(told()).containsExactly("STARTED at 122 for 1");
    }

    /** Kafka's mean of a minute outlives the delays. */
    @Test
    void delayThatIsLongOver_isNoneNow() {
        SlowedClient client = new SlowedClient(SlowedClient.Kind.PRODUCE, 100, 150, 1, 100, 0);
        List<Long> delayed = new ArrayList<>();
        List<Long> metric = new ArrayList<>();
        for (long ms = 1000; ms <= 120_000; ms += 1000) {
            client.until(ms, 20_000);
            MeasuredBudget now = slowed(client.rate(ms), client.throttleTimeMs(ms));
            watch.look(List.of(now), ms);
            if (watch.asItIsNow(now).usage().throttleTimeMs() > 0) {
                delayed.add(ms / 1000);
            }
            if (now.usage().throttleTimeMs() > 0) {
                metric.add(ms / 1000);
            }
        }
        assertThat(delayed).contains(10L, 20L).hasSizeLessThan(metric.size());
        assertThat(delayed.get(delayed.size() - 1)).isBetween(20L, 60L);
    }

    private static MeasuredBudget slowed(double rate, double throttleTimeMs) {
        return new MeasuredBudget(
                new Usage(ClientQuotaType.PRODUCE, Map.of("tenant", "t"), rate, throttleTimeMs),
                Optional.of("t"),
                OptionalDouble.of(100),
                true,
                List.of());
    }

    @Test
    void budgetsOfAMillionPrincipals_areWatchedNoMoreThanTheMost() {
        for (int look = 0; look < 10; look++) {
            int first = look * 100_000;
            watch.look(
                    IntStream.range(first, first + 100_000)
                            .mapToObj(i -> budget("user" + i, 200))
                            .toList(),
                    1000L * look);
            assertThat(watch.watchedNow()).isLessThanOrEqualTo(ThrottleWatch.MOST_WATCHED);
        }
        assertThat(watch.watchedNow()).as("a control").isEqualTo(ThrottleWatch.MOST_WATCHED);
        for (int second = 10; second < 100; second++) {
            watch.look(List.of(), 1000L * second);
        }
        assertThat(watch.watchedNow()).isZero();
        assertThat(told).isEmpty();
    }

    @Test
    void overdrawnTokens_areAFlood_whateverTheRate() {
        Usage usage = new Usage(ClientQuotaType.CONTROLLER_MUTATION, Map.of("tenant", "t"), 0.5, 0, true);
        MeasuredBudget enforced = new MeasuredBudget(usage, Optional.of("t"), OptionalDouble.of(1), true, List.of());
        MeasuredBudget monitored = new MeasuredBudget(usage, Optional.of("t"), OptionalDouble.of(1), false, List.of());
        assertThat(enforced.isOver()).isTrue();
        // Then Kafka's tokens are of no limit, or of one that is in force no more.
        assertThat(monitored.isOver()).isFalse();
    }
}
