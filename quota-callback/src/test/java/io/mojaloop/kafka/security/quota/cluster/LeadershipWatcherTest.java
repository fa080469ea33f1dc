/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mojaloop.kafka.security.quota.cluster.Leadership.Leaders;
import io.mojaloop.kafka.security.quota.cluster.Leadership.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LeadershipWatcherTest {
    private static final long INTERVAL = 5000;
    private static final Leadership FOUND = new Leadership(Source.WATCHED, 4, Map.of("t", new Leaders(1, 3)));

    private final List<Leadership> told = new ArrayList<>();
    private long nowMs = 1_000_000;
    private boolean failing;
    private int opened;

    private final LeadershipWatcher watcher = new LeadershipWatcher("1", INTERVAL, this::open, told::add, () -> nowMs);

    private LeaderSource open() {
        opened++;
        return new LeaderSource() {
            @Override
            public Leadership read() {
                if (failing) {
                    throw new TimeoutException("no answer");
                }
                return FOUND;
            }

            @Override
            public void close() {}
        };
    }

    @Test
    void answer_isTold_andTheClientKept() throws InterruptedException {
        assertThat(watcher.step()).isEqualTo(INTERVAL);
        assertThat(watcher.step()).isEqualTo(INTERVAL);
        assertThat(told).containsExactly(FOUND, FOUND);
        assertThat(opened).isOne();
    }

    @Test
    void failures_areWaitedForLongerAndLonger_andWhatIsKnownHolds() throws InterruptedException {
        watcher.step();
        failing = true;
        assertThat(List.of(watcher.step(), watcher.step(), watcher.step(), watcher.step()))
                .containsExactly(2 * INTERVAL, 4 * INTERVAL, 8 * INTERVAL, 8 * INTERVAL);
        nowMs += INTERVAL * LeadershipWatcher.STALE_INTERVALS - 1;
        watcher.step();
        assertThat(told).containsExactly(FOUND);
    }

    @Test
    void failures_forTooLong_makeItEvenByTheBrokersKnownLast_once() throws InterruptedException {
        watcher.step();
        failing = true;
        nowMs += INTERVAL * LeadershipWatcher.STALE_INTERVALS;
        watcher.step();
        watcher.step();
        assertThat(told).containsExactly(FOUND, Leadership.even(4));

        failing = false;
        assertThat(watcher.step()).isEqualTo(INTERVAL);
        assertThat(told).containsExactly(FOUND, Leadership.even(4), FOUND);
    }

    @Test
    void failures_whileTheBrokerStarts_areAskedAgainSoon() throws InterruptedException {
        failing = true;
        assertThat(watcher.step()).isEqualTo(1000);
        nowMs += LeadershipWatcher.START_MS;
        assertThat(watcher.step()).isEqualTo(2 * INTERVAL);
        assertThat(told).isEmpty();
    }

    @Test
    void interruption_isNoFailure() {
        LeadershipWatcher interrupted = new LeadershipWatcher(
                "1",
                INTERVAL,
                () -> {
                    throw new org.apache.kafka.common.errors.InterruptException("end");
                },
                told::add,
                () -> nowMs);
        assertThatThrownBy(interrupted::step).isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void close_endsTheThreadAndClosesTheClient_twice() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        LeadershipWatcher running = new LeadershipWatcher(
                "9",
                INTERVAL,
                () -> new LeaderSource() {
                    @Override
                    public Leadership read() throws InterruptedException {
                        reading.countDown();
                        new CountDownLatch(1).await();
                        return FOUND;
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                told::add,
                () -> nowMs);
        running.begin();
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();

        running.close();
        running.close();

        assertThat(closed.getCount()).isZero();
        assertThat(told).isEmpty();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("kafka-security-quota-leaders-9"));
    }
}
