/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On the real thread, by the real clock. */
@Timeout(60)
class PolicySourceThreadTest {
    private static final Duration INTERVAL = PolicySource.LEAST_INTERVAL;

    @TempDir
    Path directory;

    final AtomicInteger readings = new AtomicInteger();
    final PolicyWatchers watchers = new PolicyWatchers(
            (name, content) -> {
                readings.incrementAndGet();
                return TestPolicies.read(name, content);
            },
            PolicyTime.SYSTEM,
            true);
    final RecordingConsumer consumer = new RecordingConsumer();
    final LogCapture log = new LogCapture();
    WatchedFile file;

    @BeforeEach
    void write() {
        file = new WatchedFile(directory);
        file.replaceByOld("name a\n");
    }

    @AfterEach
    void nothingIsLeft() {
        log.close();
        assertThat(watchers.size()).isZero();
        await().untilAsserted(() -> assertThat(reloadThreads()).isEmpty());
    }

    @Test
    void change_isTaken_onOneNamedDaemonThread() {
        AtomicReference<Thread> caller = new AtomicReference<>();
        consumer.onAccept = () -> caller.set(Thread.currentThread());
        try (PolicySource source = open(consumer);
                PolicySource second = open(new RecordingConsumer())) {
            assertThat(caller).hasValue(Thread.currentThread());
            file.replace("name b\n");
            await().until(() -> consumer.names().equals(List.of("a", "b")));
            assertThat(second.current()).isEqualTo(source.current());
            assertThat(reloadThreads()).containsExactly(caller.get());
            assertThat(caller.get().isDaemon()).isTrue();
            assertThat(caller.get().getName()).matches("kafka-security-policy-\\d+");
        }
        assertThat(caller.get().isAlive()).as("close joins").isFalse();
    }

    @Test
    void publicOpen_readsRealPolicies() {
        file.replaceByOld("version: 1\n");
        try (PolicySource source = PolicySource.open(file.path, INTERVAL, consumer)) {
            file.replace("version: 1\nno such key: 1\n");
            await().until(() -> !consumer.refusals.isEmpty());
            file.replace("version: 1 # again\n");
            await().until(() -> source.current().version() == 2);
        }
    }

    @Test
    void publicOpen_refusesAMissingFile() {
        file.delete();
        assertThatThrownBy(() -> PolicySource.open(file.path, INTERVAL, consumer))
                .isInstanceOf(PolicyFileException.class);
    }

    @Test
    void freshFile_isTakenAfterItRested() {
        file.replace("name b\n");
        long begin = System.nanoTime();
        open(consumer).close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(FirstLook.REST_MS));
        assertThat(consumer.names()).containsExactly("b");
    }

    @Test
    void pipeInPlaceOfTheFile_doesNotBlock() {
        try (PolicySource source = open(consumer)) {
            file.delete();
            file.makePipe();
            await().until(() -> consumer.codes().contains("not-a-file"));
            file.delete();
            file.replace("name b\n");
            await().until(() -> source.current().version() == 2);
        }
    }

    @Test
    void endOfABinding_isTold() {
        file.replaceByOld("until " + Instant.now().plusMillis(300) + "\n");
        try (PolicySource source = open(consumer)) {
            await().until(() -> !consumer.times.isEmpty());
            assertThat(source.current().policy().nextExpiry(consumer.times.get(0)))
                    .isEmpty();
        }
    }

    @Test
    void threadSurvives_whateverConsumersThrow_andBeingInterrupted() {
        consumer.onAccept = () -> {
            if (consumer.accepted.size() > 1) {
                Thread.currentThread().interrupt();
                throw new StackOverflowError("A defect");
            }
        };
        try (PolicySource source = open(consumer)) {
            for (String name : List.of("b", "c", "d")) {
                file.replace("name " + name + "\n");
                await().until(() -> TestPolicies.nameOf(source.current()).equals(name));
            }
        }
        assertThat(consumer.names()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void closeWithinACallback_doesNotWaitForItself() {
        AtomicReference<PolicySource> own = new AtomicReference<>();
        own.set(open(consumer));
        CountDownLatch closed = new CountDownLatch(1);
        consumer.onAccept = () -> {
            own.get().close();
            closed.countDown();
        };
        file.replace("name b\n");
        await().until(() -> closed.getCount() == 0);
    }

    @Test
    void close_waitsForACallUnderWay() throws InterruptedException {
        PolicySource source = open(consumer);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayLeave = new CountDownLatch(1);
        consumer.onAccept = () -> {
            entered.countDown();
            uninterrupted(mayLeave);
        };
        file.replace("name b\n");
        entered.await();
        Thread closing = new Thread(source::close, "closing");
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        mayLeave.countDown();
        closing.join();
    }

    @Test
    void opensAtOnce_readOnce() throws InterruptedException {
        int openers = 8;
        Queue<PolicySource> sources = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = start(openers, () -> {
            uninterrupted(start);
            sources.add(open(new RecordingConsumer()));
        });
        start.countDown();
        join(threads);
        assertThat(sources).hasSize(openers);
        assertThat(sources.stream().map(PolicySource::current).distinct()).hasSize(1);
        assertThat(readings).hasValue(1);
        assertThat(reloadThreads()).hasSize(1);
        sources.forEach(PolicySource::close);
    }

    @Test
    void opensAndClosesWithoutOrder_leaveNothingBehind() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
        AtomicInteger opened = new AtomicInteger();
        List<Thread> threads = start(4, () -> {
            while (System.nanoTime() - end < 0) {
                RecordingConsumer mine = new RecordingConsumer();
                PolicySource source = open(mine);
                assertThat(mine.accepted).isNotEmpty();
                if (ThreadLocalRandom.current().nextInt(20) == 0) {
                    file.setModified(1_000_000_000_000L + opened.get());
                }
                source.close();
                int calls = mine.accepted.size();
                opened.incrementAndGet();
                assertThat(mine.accepted).hasSize(calls);
            }
        });
        join(threads);
        assertThat(opened.get()).isGreaterThan(100);
    }

    private PolicySource open(PolicyConsumer who) {
        return PolicySource.open(watchers, file.path, INTERVAL, who);
    }

    private static List<Thread> start(int count, Runnable task) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FailureKeepingThread thread = new FailureKeepingThread(task);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
            assertThat(((FailureKeepingThread) thread).failure).isNull();
        }
    }

    private static List<Thread> reloadThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kafka-security-policy-"))
                .filter(Thread::isAlive)
                .toList();
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class FailureKeepingThread extends Thread {
        private final Runnable task;
        private volatile Throwable failure;

        FailureKeepingThread(Runnable task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                task.run();
            } catch (Throwable e) {
                failure = e;
            }
        }
    }
}
