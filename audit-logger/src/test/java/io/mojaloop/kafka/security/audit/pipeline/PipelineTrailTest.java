/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mojaloop.kafka.security.audit.event.AdminChange;
import io.mojaloop.kafka.security.audit.event.Authentication;
import io.mojaloop.kafka.security.audit.event.AuthenticationCount;
import io.mojaloop.kafka.security.audit.event.Decision;
import io.mojaloop.kafka.security.audit.event.DecisionCount;
import io.mojaloop.kafka.security.audit.event.EventClass;
import io.mojaloop.kafka.security.audit.event.SecurityEvent;
import io.mojaloop.kafka.security.audit.event.TrailEvent;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PipelineTrailTest {
    private static final int CAPACITY = 1024;

    private MemoryTrail memory = new MemoryTrail("queue.capacity", "1024");

    @AfterEach
    void close() {
        memory.close();
    }

    private void configure(String... settings) {
        memory.close();
        memory = new MemoryTrail(settings);
    }

    /** Fills the queue to its last place while the writer is stuck with a first record. */
    private void fillQueue() {
        memory.sink.stick();
        memory.trail.record(Events.change("first"));
        await().until(() -> memory.trail.metrics().getQueueDepth() == 0);
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(memory.trail.record(Events.change("topic-" + i))).isTrue();
        }
        assertThat(memory.trail.metrics().getQueueDepth()).isEqualTo(CAPACITY);
    }

    private long lost(EventClass eventClass) {
        return memory.sink.events(TrailEvent.Lost.class).stream()
                .mapToLong(lost -> lost.lost().getOrDefault(eventClass, 0L))
                .sum();
    }

    private long told(Class<? extends SecurityEvent> type) {
        return memory.sink.events(type).stream().mapToLong(Writing::numberOf).sum();
    }

    @Test
    void events_areWrittenInOrder_withinMillisecondsAndWithoutFlushing() {
        for (int i = 0; i < 100; i++) {
            memory.trail.record(Events.change("topic-" + i));
        }
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> memory.sink.events().size() == 100);
        assertThat(memory.sink.events(AdminChange.class))
                .extracting(change -> change.resource().name())
                .containsExactlyElementsOf(
                        IntStream.range(0, 100).mapToObj(i -> "topic-" + i).toList());
    }

    @Test
    void allowed_firstSightIsWrittenAtOnce_theRestAsOneCount() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Events.tell(memory.trail, Events.allowed("alice", "transfers")))
                    .isTrue();
        }
        await().until(() -> memory.sink.events().size() == 1);
        memory.flush();
        assertThat(memory.sink.events(Decision.class)).hasSize(1);
        assertThat(memory.sink.events(DecisionCount.class))
                .singleElement()
                .satisfies(count -> assertThat(count.count()).isEqualTo(999));
        assertThat(memory.trail.metrics().getCounted()).containsEntry("ALLOW", 999L);
    }

    @Test
    void window_ended_countsAreWrittenWithoutFlushing() {
        configure("window.ms", "1000");
        Events.tell(memory.trail, Events.allowed("alice", "transfers"));
        Events.tell(memory.trail, Events.allowed("alice", "transfers"));
        await().until(() -> told(DecisionCount.class) == 1);
    }

    @Test
    void decisions_ofManyThreads_areEachToldOnce_inTheTrail() throws Exception {
        int threads = 4;
        int each = 20_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int own = t;
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            Events.tell(
                                    memory.trail,
                                    Events.decision(
                                            i % 3 == 0 ? Decision.Verdict.DENIED : Decision.Verdict.ALLOWED,
                                            "user-" + own % 2,
                                            "topic-" + i % 50,
                                            1));
                        }
                        done.countDown();
                    })
                    .start();
        }
        while (!done.await(1, TimeUnit.MILLISECONDS)) {
            memory.flush();
        }
        memory.flush();
        assertThat(told(Decision.class) + told(DecisionCount.class)).isEqualTo((long) threads * each);
        assertThat(memory.trail.metrics().getLostTotal()).isZero();
    }

    @Test
    void flood_ofDenies_isToldExactly_andLeavesRoomForOthers() {
        memory.sink.stick();
        for (int i = 0; i < 100_000; i++) {
            assertThat(Events.tell(memory.trail, Events.denied("mallory", "topic-" + i)))
                    .isTrue();
        }
        assertThat(memory.trail.metrics().getQueueDepth()).isLessThanOrEqualTo(CAPACITY / 2 + 1);
        assertThat(memory.trail.record(Events.change("transfers"))).isTrue();
        memory.sink.open();
        memory.flush();
        assertThat(told(Decision.class) + told(DecisionCount.class)).isEqualTo(100_000);
        assertThat(memory.sink.events(AdminChange.class)).hasSize(1);
        assertThat(memory.trail.metrics().getLostTotal()).isZero();
    }

    @Test
    void storm_ofFailedLogins_isToldExactly() {
        for (int i = 0; i < 10_000; i++) {
            memory.trail.record(Events.failedLogin("admin", 3));
        }
        memory.flush();
        assertThat(told(Authentication.class)).isEqualTo(100);
        assertThat(told(AuthenticationCount.class)).isEqualTo(9_900);
        assertThat(memory.trail.metrics().getCounted()).containsEntry("AUTHENTICATION", 9_900L);
    }

    @Test
    void drop_queueFull_isToldAsLostByNumber() {
        fillQueue();
        for (int i = 0; i < 5; i++) {
            assertThat(memory.trail.record(Events.change("too-many"))).isTrue();
        }
        memory.sink.open();
        memory.flush();
        assertThat(memory.sink.events(AdminChange.class)).hasSize(CAPACITY + 1);
        assertThat(lost(EventClass.ADMIN)).isEqualTo(5);
        assertThat(memory.sink.events(TrailEvent.Lost.class))
                .first()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(Intake.QUEUE_FULL))
                .satisfies(event -> assertThat(event.fromMs()).isEqualTo(1));
        assertThat(memory.trail.metrics().getLost()).containsEntry("ADMIN", 5L);
    }

    @Test
    void fail_queueFull_isRefused_andToldAsRefused() {
        configure("queue.capacity", "1024", "overflow.policy", "fail", "overflow.allow", "fail");
        fillQueue();
        assertThat(memory.trail.record(Events.allowed("alice", "transfers"))).isFalse();
        assertThat(memory.trail.metrics().getRefused()).isEqualTo(1);
        memory.sink.open();
        memory.flush();
        assertThat(lost(EventClass.ALLOW)).isEqualTo(1);
        assertThat(memory.sink.events(TrailEvent.Lost.class))
                .first()
                .satisfies(event -> assertThat(event.reason()).isEqualTo(Intake.REFUSED));
        assertThat(memory.trail.metrics().getLostTotal()).isZero();
    }

    @Test
    void fail_whileNothingCanBeWritten_refusesWhatWouldOnlyBeCounted_onceTheQueueIsFull() {
        configure("queue.capacity", "1024", "overflow.allow", "fail");
        assertThat(Events.tell(memory.trail, Events.allowed("alice", "transfers")))
                .isTrue();
        assertThat(Events.tell(memory.trail, Events.allowed("alice", "transfers")))
                .isTrue();
        memory.flush();
        memory.sink.diskFull(true);
        memory.trail.record(Events.change("transfers"));
        await().until(() -> memory.trail.metrics().getState().equals("PAUSED"));
        int allowed = 0;
        while (Events.tell(memory.trail, Events.allowed("alice", "transfers"))) {
            allowed++;
        }
        assertThat(allowed).isEqualTo(CAPACITY);
        memory.sink.diskFull(false);
        await().until(() -> memory.trail.metrics().getState().equals("RUNNING"));
        memory.flush();
        assertThat(Events.tell(memory.trail, Events.allowed("alice", "transfers")))
                .isTrue();
        memory.flush();
        assertThat(told(Decision.class) + told(DecisionCount.class)).isEqualTo(2 + allowed + 1);
    }

    @Test
    void block_queueFull_waitsForRoom() throws Exception {
        configure("queue.capacity", "1024", "overflow.admin", "block:30000");
        fillQueue();
        CompletableFuture<Boolean> waiting =
                CompletableFuture.supplyAsync(() -> memory.trail.record(Events.change("patient")));
        await().until(() -> memory.trail.metrics().getWaits() == 1);
        assertThat(waiting).isNotDone();
        memory.sink.open();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        memory.flush();
        assertThat(memory.sink.events(AdminChange.class)).hasSize(CAPACITY + 2);
        assertThat(lost(EventClass.ADMIN)).isZero();
    }

    @Test
    void block_queueFullTooLong_isLost_orRefused() {
        configure("queue.capacity", "1024", "overflow.admin", "block:20", "overflow.authentication", "block:20,fail");
        fillQueue();
        assertThat(memory.trail.record(Events.change("impatient"))).isTrue();
        assertThat(memory.trail.record(Events.failedLogin("admin", 3))).isFalse();
        assertThat(memory.trail.metrics().getWaitedMs()).isGreaterThanOrEqualTo(20);
        memory.sink.open();
        memory.flush();
        assertThat(lost(EventClass.ADMIN)).isEqualTo(1);
        assertThat(lost(EventClass.AUTHENTICATION)).isEqualTo(1);
    }

    @Test
    void block_manyEventsDuringAStandstill_waitOnceForAll_andAgainAfterIt() {
        configure("queue.capacity", "1024", "overflow.admin", "block:200");
        fillQueue();
        for (int i = 0; i < 1_000; i++) {
            memory.trail.record(Events.change("of-one-request-" + i));
        }
        assertThat(memory.trail.metrics().getWaits()).isBetween(1L, 2L);
        assertThat(memory.trail.metrics().getWaitedMs()).isBetween(200L, 2_000L);
        assertThat(memory.trail.metrics().getLost()).containsEntry("ADMIN", 1_000L);
        long before = memory.trail.metrics().getWaits();
        memory.sink.open();
        memory.flush();
        fillQueue();
        memory.trail.record(Events.change("patient again"));
        assertThat(memory.trail.metrics().getWaits()).isEqualTo(before + 1);
    }

    @Test
    void takes_failClosedAndQueueFull_isRefusedAndTold_othersAreNot() {
        configure("queue.capacity", "1024", "overflow.admin", "block:20,fail", "overflow.policy", "drop");
        assertThat(memory.trail.takes(EventClass.ADMIN)).isTrue();
        fillQueue();
        assertThat(memory.trail.takes(EventClass.ADMIN)).isFalse();
        assertThat(memory.trail.takes(EventClass.POLICY)).isTrue();
        assertThat(memory.trail.metrics().getRefused()).isEqualTo(1);
        memory.sink.open();
        memory.flush();
        assertThat(memory.trail.takes(EventClass.ADMIN)).isTrue();
        assertThat(lost(EventClass.ADMIN)).isEqualTo(1);
        memory.trail.close();
        assertThat(memory.trail.takes(EventClass.ADMIN)).isFalse();
    }

    @Test
    void closed_knownKind_isNotCountedWhereNobodyTakesTheCount() {
        configure("overflow.allow", "drop");
        Events.tell(memory.trail, Events.allowed("alice", "transfers"));
        memory.trail.close();
        assertThat(Events.tell(memory.trail, Events.allowed("alice", "transfers")))
                .isTrue();
        assertThat(told(Decision.class) + told(DecisionCount.class)).isEqualTo(1);
        assertThat(memory.trail.metrics().getLost()).containsEntry("ALLOW", 1L);
    }

    @Test
    void block_interruptedThread_doesNotWait_andStaysInterrupted() {
        configure("queue.capacity", "1024", "overflow.admin", "block:30000");
        fillQueue();
        Thread.currentThread().interrupt();
        assertThat(memory.trail.record(Events.change("interrupted"))).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(memory.trail.metrics().getLost()).containsEntry("ADMIN", 1L);
    }

    @Test
    void ownEvents_areTaken_whenTheQueueIsFull() {
        fillQueue();
        TrailEvent told = new TrailEvent.Forwarding(1, Events.AUTHORIZER, "kafka", "disconnected", "");
        assertThat(memory.trail.record(told)).isTrue();
        memory.sink.open();
        memory.flush();
        assertThat(memory.sink.events()).contains(told);
    }

    @Test
    void threadsOfTrails_areNotAudited_norWhatTheyStart() throws Exception {
        CompletableFuture<Boolean> inherited = new CompletableFuture<>();
        Thread thread = TrailThreads.create(
                "test-output",
                () -> new Thread(() -> {
                            memory.trail.record(Events.change("by the trail itself"));
                            inherited.complete(TrailThreads.isCurrent());
                        })
                        .start());
        thread.start();
        assertThat(inherited.get(10, TimeUnit.SECONDS)).isTrue();
        memory.flush();
        assertThat(memory.sink.events()).isEmpty();
    }

    @Test
    void diskFull_nothingIsLost_andThePauseIsTold() {
        memory.sink.diskFull(true);
        for (int i = 0; i < 100; i++) {
            memory.trail.record(Events.change("topic-" + i));
        }
        await().until(() -> memory.trail.metrics().getState().equals("PAUSED"));
        assertThat(memory.trail.metrics().getLastFailure()).contains("No space left on device");
        assertThat(memory.trail.flush(Duration.ofMillis(50))).isFalse();
        memory.sink.diskFull(false);
        memory.flush();
        assertThat(memory.trail.metrics().getState()).isEqualTo("RUNNING");
        assertThat(memory.sink.events(AdminChange.class)).hasSize(100);
        assertThat(memory.sink.events(TrailEvent.Resumed.class))
                .singleElement()
                .satisfies(resumed -> assertThat(resumed.reason()).contains("No space left on device"));
    }

    @Test
    void diskFullForLong_whatDoesNotFitIsToldAsLost_afterwards() {
        memory.sink.diskFull(true);
        memory.trail.record(Events.change("first"));
        await().until(() -> memory.trail.metrics().getState().equals("PAUSED"));
        for (int i = 0; i < 2 * CAPACITY; i++) {
            memory.trail.record(Events.change("topic-" + i));
        }
        memory.sink.diskFull(false);
        memory.flush();
        assertThat(told(AdminChange.class) + lost(EventClass.ADMIN)).isEqualTo(2 * CAPACITY + 1);
        assertThat(lost(EventClass.ADMIN)).isEqualTo(CAPACITY);
    }

    @Test
    void event_thatCannotBeEncoded_isToldAsLost_andTheNextIsWritten() {
        memory.sink.cannotEncode(event ->
                event instanceof AdminChange change && change.resource().name().equals("odd"));
        memory.trail.record(Events.change("odd"));
        memory.trail.record(Events.change("even"));
        memory.flush();
        assertThat(memory.sink.events(AdminChange.class)).hasSize(1);
        assertThat(memory.sink.events(TrailEvent.Lost.class))
                .singleElement()
                .satisfies(lost -> assertThat(lost.lost()).isEqualTo(Map.of(EventClass.ADMIN, 1L)))
                .satisfies(lost ->
                        assertThat(lost.reason()).isEqualTo("could not be encoded: java.lang.IllegalStateException"));
        assertThat(memory.trail.metrics().getFailures()).isEqualTo(1);
    }

    @Test
    void losses_thatCannotBeEncoded_areToldOnceTheyCan() {
        memory.sink.cannotEncode(event -> true);
        memory.trail.record(Events.change("odd"));
        memory.flush();
        memory.sink.cannotEncode(event -> false);
        memory.flush();
        assertThat(lost(EventClass.ADMIN)).isEqualTo(1);
    }

    @Test
    void tick_thatFails_stopsNothing() {
        memory.sink.failTicks();
        await().until(() -> memory.trail.metrics().getFailures() > 0);
        memory.trail.record(Events.change("transfers"));
        memory.flush();
        assertThat(memory.sink.events()).hasSize(1);
        assertThat(memory.trail.metrics().getState()).isEqualTo("RUNNING");
    }

    @Test
    void close_writesWhatIsLeft_countsToo_endsTheSink_andTheThread() {
        memory.sink.stick();
        Events.tell(memory.trail, Events.allowed("alice", "transfers"));
        Events.tell(memory.trail, Events.allowed("alice", "transfers"));
        memory.trail.record(Events.change("transfers"));
        memory.sink.open();
        memory.trail.close();
        memory.trail.close();
        assertThat(memory.sink.isClosed()).isTrue();
        assertThat(told(Decision.class)).isEqualTo(1);
        assertThat(told(DecisionCount.class)).isEqualTo(1);
        assertThat(told(AdminChange.class)).isEqualTo(1);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("audit-trail-writer");
    }

    @Test
    void close_whileNothingCanBeWritten_endsInTime_andCountsWhatIsLost() {
        memory.sink.diskFull(true);
        for (int i = 0; i < 10; i++) {
            memory.trail.record(Events.change("topic-" + i));
        }
        memory.trail.close(Duration.ofMillis(100));
        assertThat(memory.trail.metrics().getState()).isEqualTo("CLOSED");
        assertThat(memory.trail.metrics().getLost()).containsEntry("ADMIN", 10L);
    }

    @Test
    void closed_recordsAreLostOrRefused_asConfigured() {
        configure("overflow.admin", "fail");
        memory.trail.close();
        assertThat(memory.trail.record(Events.change("late"))).isFalse();
        assertThat(memory.trail.record(Events.failedLogin("late", 1))).isTrue();
        assertThat(memory.trail.metrics().getLost()).containsEntry("AUTHENTICATION", 1L);
    }

    @Test
    void record_ofSomethingImpossible_throwsNothing() {
        Decision broken =
                new Decision(1, Events.AUTHORIZER, Decision.Verdict.ALLOWED, null, null, null, null, null, null, 1);
        assertThat(memory.trail.record(broken)).isTrue();
        memory.flush();
        assertThat(lost(EventClass.ALLOW)).isEqualTo(1);
        assertThat(memory.trail.metrics().getFailures()).isEqualTo(1);
    }

    @Test
    void metrics_areRegistered_untilTheEnd() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.mojaloop.kafka.security:type=AuditTrail,node=1");
        assertThat(server.getAttribute(name, "State")).isEqualTo("RUNNING");
        assertThat(List.of(server.getMBeanInfo(name).getAttributes()))
                .allSatisfy(attribute -> assertThat(server.getAttribute(name, attribute.getName()))
                        .isNotNull());
        memory.trail.close();
        assertThat(server.isRegistered(name)).isFalse();
    }
}
