/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static List<SecurityEvent> sweep(Counts counts, long nowMs) {
        List<SecurityEvent> records = new ArrayList<>();
        while (!counts.sweep(nowMs, records::add)) {
            // step by step
        }
        return records;
    }

    private static boolean count(Counts counts, Decision decision) {
        return counts.count(
                decision.verdict(),
                decision.actor().principalType(),
                decision.actor().principalName(),
                decision.operation(),
                decision.resource().type(),
                decision.resource().name(),
                decision.actor().address());
    }

    @Test
    void allowed_firstSight_needsARecord_furtherOnesAreCounted() {
        Counts counts = new Counts(100, 3, () -> false);
        Decision decision = Events.allowed("alice", "transfers");
        assertThat(count(counts, decision)).isFalse();
        assertThat(counts.claim(decision)).isTrue();
        assertThat(count(counts, decision)).isTrue();
        assertThat(count(counts, Events.allowed("alice", "transfers"))).isTrue();
        assertThat(sweep(counts, 7)).containsExactly(new DecisionCount(decision, 2, 1, 7, ""));
        assertThat(count(counts, decision)).isTrue();
        assertThat(sweep(counts, 9)).containsExactly(new DecisionCount(decision, 1, 7, 9, ""));
        assertThat(sweep(counts, 11)).isEmpty();
    }

    @Test
    void decisions_thatDifferInAnything_areKindsOfTheirOwn() {
        Counts counts = new Counts(100, 3, () -> false);
        Decision one = Events.allowed("alice", "transfers");
        counts.claim(one);
        InetAddress from = one.actor().address();
        Decision.Verdict allowed = Decision.Verdict.ALLOWED;
        assertThat(counts.count(allowed, "User", "alice", "WRITE", "TOPIC", "transfers", from))
                .isTrue();
        assertThat(counts.count(Decision.Verdict.DENIED, "User", "alice", "WRITE", "TOPIC", "transfers", from))
                .isFalse();
        assertThat(counts.count(allowed, "Role", "alice", "WRITE", "TOPIC", "transfers", from))
                .isFalse();
        assertThat(counts.count(allowed, "User", "bob", "WRITE", "TOPIC", "transfers", from))
                .isFalse();
        assertThat(counts.count(allowed, "User", "alice", "READ", "TOPIC", "transfers", from))
                .isFalse();
        assertThat(counts.count(allowed, "User", "alice", "WRITE", "GROUP", "transfers", from))
                .isFalse();
        assertThat(counts.count(allowed, "User", "alice", "WRITE", "TOPIC", "transfer", from))
                .isFalse();
        assertThat(counts.count(allowed, "User", "alice", "WRITE", "TOPIC", "transfers", Events.address(2)))
                .isFalse();
    }

    @Test
    void denied_withinTheBurst_needsARecordEach_beyondIsCounted_andAfterTheWindowAgain() {
        Counts counts = new Counts(100, 2, () -> false);
        Decision decision = Events.denied("mallory", "transfers");
        for (int i = 0; i < 2; i++) {
            assertThat(count(counts, decision)).isFalse();
            assertThat(counts.claim(decision)).isTrue();
        }
        assertThat(count(counts, decision)).isTrue();
        assertThat(counts.claim(decision)).isFalse();
        assertThat(sweep(counts, 7)).containsExactly(new DecisionCount(decision, 2, 1, 7, ""));
        assertThat(count(counts, decision)).isFalse();
        assertThat(counts.claim(decision)).isTrue();
    }

    @Test
    void denied_underPressure_isCountedWithinTheBurstToo() {
        boolean[] pressure = {false};
        Counts counts = new Counts(100, 1000, () -> pressure[0]);
        Decision decision = Events.denied("mallory", "transfers");
        assertThat(counts.claim(decision)).isTrue();
        assertThat(count(counts, decision)).isFalse();
        pressure[0] = true;
        assertThat(count(counts, decision)).isTrue();
    }

    @Test
    void kind_idleForSomeWindows_isForgotten_andItsNextIsAFirstSight() {
        Counts counts = new Counts(100, 3, () -> false);
        Decision decision = Events.allowed("alice", "transfers");
        counts.claim(decision);
        sweep(counts, 1);
        for (int i = 0; i < CountTable.IDLE_WINDOWS; i++) {
            assertThat(counts.kinds()).isEqualTo(1);
            sweep(counts, 2);
        }
        assertThat(counts.kinds()).isZero();
        assertThat(count(counts, decision)).isFalse();
        assertThat(counts.claim(decision)).isTrue();
        assertThat(counts.kinds()).isEqualTo(1);
    }

    @Test
    void kinds_tooMany_areWidened_resourceThenAddressThenPrincipal_andNothingIsLost() {
        Counts counts = new Counts(100, 1, () -> false);
        long told = 0;
        int total = 0;
        for (int i = 0; i < 1_000; i++, total++) {
            told += counts.claim(Events.decision(Decision.Verdict.DENIED, "mallory", "topic-" + i, 1)) ? 1 : 0;
        }
        for (int i = 0; i < 1_000; i++, total++) {
            told += counts.claim(Events.decision(Decision.Verdict.DENIED, "mallory", "topic-x", 1_000 + i)) ? 1 : 0;
        }
        for (int i = 0; i < 1_000; i++, total++) {
            told += counts.claim(Events.decision(Decision.Verdict.DENIED, "user-" + i, "topic-x", 7)) ? 1 : 0;
        }
        assertThat(counts.kinds()).isEqualTo(100 + 25 + 25 + 1);
        List<DecisionCount> records =
                sweep(counts, 9).stream().map(DecisionCount.class::cast).toList();
        assertThat(records.stream().mapToLong(DecisionCount::count).sum() + told)
                .isEqualTo(total);
        assertThat(records.stream().map(DecisionCount::widened).collect(Collectors.toSet()))
                .contains("resource", "resource,address,principal");
    }

    @Test
    void kinds_widened_whenThereIsRoomAgain_areToldApart() {
        Counts counts = new Counts(100, 1, () -> false);
        for (int i = 0; i < 200; i++) {
            counts.claim(Events.allowed("alice", "topic-" + i));
        }
        assertThat(count(counts, Events.allowed("alice", "another"))).isTrue();
        for (int i = 0; i <= CountTable.IDLE_WINDOWS + 1; i++) {
            sweep(counts, 2);
            count(counts, Events.allowed("alice", "another"));
        }
        assertThat(count(counts, Events.allowed("alice", "another"))).isFalse();
    }

    @Test
    void names_chosenToCollide_areBoundedToo() {
        // "Aa" and "BB" have the same hash, and so have all texts made of them.
        Counts counts = new Counts(50_000, 1, () -> false);
        int total = 1 << 12;
        long told = 0;
        for (int i = 0; i < total; i++) {
            int bits = i;
            String name = IntStream.range(0, 12)
                    .mapToObj(bit -> (bits >> bit & 1) == 0 ? "Aa" : "BB")
                    .collect(Collectors.joining());
            Decision decision = Events.allowed("mallory", name);
            told += !count(counts, decision) && counts.claim(decision) ? 1 : 0;
        }
        assertThat(counts.kinds()).isLessThan(40);
        assertThat(told).isLessThan(40);
        assertThat(sweep(counts, 9).stream().mapToLong(Writing::numberOf).sum() + told)
                .isEqualTo(total);
    }

    @Test
    void failedAuthentications_withInventedNames_areCountedByAddress() {
        Counts counts = new Counts(100, 1, () -> false);
        long told = 0;
        for (int i = 0; i < 10_000; i++) {
            told += counts.claim(Events.failedLogin("user-" + i, 3)) ? 1 : 0;
        }
        List<SecurityEvent> records = sweep(counts, 9);
        assertThat(records.stream().mapToLong(Writing::numberOf).sum() + told).isEqualTo(10_000);
        assertThat(records).singleElement().hasFieldOrPropertyWithValue("widened", "principal");
    }

    @Test
    void hit_allocatesNothing() {
        Counts counts = new Counts(100, 3, () -> false);
        Decision decision = Events.allowed("alice", "transfers");
        counts.claim(decision);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < 20_000; i++) {
            count(counts, decision);
        }
        long before = threads.getThreadAllocatedBytes(thread);
        boolean all = true;
        for (int i = 0; i < 100_000; i++) {
            all &= count(counts, decision);
        }
        long allocated = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(all).isTrue();
        // The two questions themselves may allocate a little.
        assertThat(allocated).isLessThan(1_000);
    }

    @Test
    void everyDecision_ofManyThreads_whileKindsComeAndGo_isToldOnce() throws Exception {
        Counts counts = new Counts(100, 2, () -> false);
        Map<String, LongAdder> asked = new ConcurrentHashMap<>();
        Map<String, LongAdder> told = new ConcurrentHashMap<>();
        int threads = 4;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            SplittableRandom random = new SplittableRandom(t);
            new Thread(() -> {
                        for (int i = 0; i < 150_000; i++) {
                            Decision.Verdict verdict = Decision.Verdict.values()[random.nextInt(3)];
                            Decision decision = Events.decision(
                                    verdict, "user-" + random.nextInt(3), "t-" + random.nextInt(40), random.nextInt(2));
                            asked.computeIfAbsent(verdict.name(), unused -> new LongAdder())
                                    .increment();
                            if (!count(counts, decision) && counts.claim(decision)) {
                                told.computeIfAbsent(verdict.name(), unused -> new LongAdder())
                                        .increment();
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        // The windows are as short as they can be, so kinds are forgotten while others count them.
        while (done.getCount() > 0) {
            tell(sweep(counts, 1), told);
        }
        tell(sweep(counts, 2), told);
        assertThat(sums(told)).isEqualTo(sums(asked));
    }

    private static void tell(List<SecurityEvent> records, Map<String, LongAdder> told) {
        for (SecurityEvent event : records) {
            DecisionCount record = (DecisionCount) event;
            told.computeIfAbsent(record.like().verdict().name(), unused -> new LongAdder())
                    .add(record.count());
        }
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        return adders.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum()));
    }
}
