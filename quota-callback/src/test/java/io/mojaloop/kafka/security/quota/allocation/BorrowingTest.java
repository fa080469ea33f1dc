/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.quota.cluster.Leadership;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lending together with Kafka's own window, delays and clients that wait for answers, which is where it could swing. */
class BorrowingTest {
    private static final double MB = 1_000_000;
    /** The window, an interval, and until a new rate is seen: see {@link Allotment}. */
    private static final int GIVEN_BACK_SECONDS = 15;

    private static KafkaBroker broker(boolean borrow) {
        return new KafkaBroker(new Tenants()
                .with("owner", 10 * MB, 1, false)
                .with("small", MB, 1, borrow)
                .with("large", 3 * MB, 3, borrow)
                .compiled());
    }

    @ParameterizedTest
    @CsvSource({"1, 16384", "50, 16384", "10, 100000"})
    void borrower_alone_getsWhatIsIdle(int connections, int requestBytes) {
        KafkaBroker broker = broker(true);
        broker.of("small").offer(100 * MB, connections, requestBytes);
        broker.run(60);
        Map<String, Double> used = broker.run(60);
        // 13 MB/s are idle, and 1 MB/s its own.
        assertThat(used.get("small")).isBetween(0.85 * 14 * MB, 1.05 * 14 * MB);
    }

    @Test
    void control_withoutBorrowing_isHeldToItsOwn() {
        KafkaBroker broker = broker(false);
        broker.of("small").offer(100 * MB, 10, 16384);
        broker.run(60);
        assertThat(broker.run(60).get("small")).isBetween(0.85 * MB, 1.1 * MB);
    }

    @Test
    void borrower_getsWhatAnOwnerLeaves() {
        KafkaBroker broker = broker(true);
        broker.of("owner").offer(5 * MB, 10, 16384);
        broker.of("small").offer(100 * MB, 10, 16384);
        broker.run(60);
        Map<String, Double> used = broker.run(60);
        assertThat(used.get("owner")).isBetween(4.8 * MB, 5.2 * MB);
        assertThat(used.get("small")).isBetween(MB + 0.8 * 8 * MB, 1.02 * 9 * MB);
    }

    @Test
    void borrowers_thatCompete_shareByWeight() {
        KafkaBroker broker = broker(true);
        broker.of("small").offer(100 * MB, 10, 16384);
        broker.run(60);
        broker.of("large").offer(100 * MB, 10, 16384);
        broker.run(60);
        Map<String, Double> used = broker.run(60);
        double small = used.get("small") - MB;
        double large = used.get("large") - 3 * MB;
        assertThat(large / small).isBetween(2.7, 3.3);
        assertThat(small + large).isBetween(0.85 * 10 * MB, 1.02 * 10 * MB);
    }

    @Test
    void owner_thatWakes_isServedAtOnce_andTheRestIsBackInBoundedTime() {
        KafkaBroker broker = broker(true);
        broker.of("small").offer(100 * MB, 10, 16384);
        broker.run(60);
        broker.of("owner").offer(9 * MB, 10, 16384);

        Map<String, Double> atFirst = broker.run(GIVEN_BACK_SECONDS);
        assertThat(atFirst.get("owner")).isBetween(8.8 * MB, 9.2 * MB);
        assertThat(broker.of("owner").longestDelayMs).isZero();

        Map<String, Double> then = broker.run(11);
        assertThat(then.get("owner")).isBetween(8.8 * MB, 9.2 * MB);
        assertThat(then.get("small") + then.get("owner")).isLessThan(14 * MB * 1.02);
        // It had the whole of the other's budget, and still it is not muted for long.
        assertThat(broker.of("small").longestDelayMs).isLessThan(4000);
        assertThat(broker.run(60).get("small")).isGreaterThan(MB);
    }

    /** These have more under way than Kafka's delays can hold to the limit: see "what a limit is worth" in docs/quotas.md. */
    @ParameterizedTest
    @CsvSource({"50, 1000000", "200, 1000000", "200, 100000"})
    void borrower_farAboveItsLimit_givesBackInBoundedTimeToo(int connections, int requestBytes) {
        KafkaBroker broker = broker(true);
        broker.of("small").offer(100 * MB, connections, requestBytes);
        broker.run(60);
        assertThat(broker.of("small").limit).isGreaterThan(12 * MB);

        broker.of("owner").offer(9 * MB, 10, 16384);
        broker.run(GIVEN_BACK_SECONDS);

        // Of 10 and 3 MB/s 0.5 and 2.85 are idle.
        assertThat(broker.of("small").limit).isLessThan(4.5 * MB);
        assertThat(broker.of("owner").longestDelayMs).isZero();
    }

    @Test
    void use_inAllOfARestlessHour_isTheSumOfTheGuarantees() {
        KafkaBroker broker = broker(true);
        broker.of("small").offer(100 * MB, 10, 16384);
        broker.of("large").offer(100 * MB, 10, 16384);
        broker.run(60);
        double sent = 0;
        double ownerSent = 0;
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            broker.of("owner").offer(round % 2 == 0 ? 9.5 * MB : 0, 10, 16384);
            Map<String, Double> used = broker.run(60);
            sent += used.values().stream().mapToDouble(Double::doubleValue).sum();
            ownerSent += used.get("owner");
        }
        assertThat(sent / rounds).isBetween(0.8 * 14 * MB, 14 * MB * 1.05);
        assertThat(ownerSent / rounds * 2).isBetween(9.3 * MB, 9.7 * MB);
    }

    @Test
    void limits_withSteadyClients_doNotSwing() {
        KafkaBroker broker = broker(true);
        broker.of("owner").offer(6 * MB, 5, 16384);
        broker.of("small").offer(100 * MB, 50, 16384);
        broker.of("large").offer(100 * MB, 20, 100_000);
        broker.run(90);
        double least = Double.MAX_VALUE;
        double most = 0;
        int changes = 0;
        double before = broker.of("small").limit;
        for (int second = 0; second < 120; second++) {
            broker.run(1);
            double limit = broker.of("small").limit;
            changes += limit == before ? 0 : 1;
            before = limit;
            least = Math.min(least, limit);
            most = Math.max(most, limit);
        }
        assertThat(most / least).isLessThan(1.1);
        assertThat(changes).isLessThan(12);
    }

    @Test
    void leaders_thatMoveAwayAndBack_leaveNobodyMuted() {
        KafkaBroker broker =
                new KafkaBroker(new Tenants().withCluster("a", 9 * MB).compiled());
        broker.leadership(leads(3));
        broker.of("a").offer(100 * MB, 10, 16384);
        broker.run(40);

        broker.leadership(leads(0));
        broker.of("a").offer(0, 10, 16384);
        broker.run(5);
        // One that does not know yet.
        broker.of("a").offer(900, 1, 100);
        broker.run(10);
        broker.of("a").longestDelayMs = 0;
        broker.leadership(leads(3));
        broker.of("a").offer(100 * MB, 10, 16384);
        assertThat(broker.run(20).get("a")).isGreaterThan(0.8 * 9 * MB);
        assertThat(broker.of("a").longestDelayMs).isLessThan(3500);
    }

    private static Leadership leads(int own) {
        return new Leadership(Source.TOLD, 3, Map.of("t", new Leaders(own, 3)));
    }
}
