/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ExactCounterTest {
    @Test
    void counter_taken_beginsAnew() {
        ExactCounter counter = new ExactCounter();
        assertThat(counter.raise()).isTrue();
        assertThat(counter.raise()).isTrue();
        assertThat(counter.take()).isEqualTo(2);
        assertThat(counter.take()).isZero();
    }

    @Test
    void counter_ended_refusesForEver() {
        ExactCounter counter = new ExactCounter();
        counter.raise();
        assertThat(counter.end()).isEqualTo(1);
        assertThat(counter.raise()).isFalse();
        assertThat(counter.raise()).isFalse();
    }

    @RepeatedTest(200)
    void raises_racingWithTakesAndTheEnd_areCountedOnceOrRefused() throws Exception {
        ExactCounter counter = new ExactCounter();
        int threads = 3;
        int raises = 2_000;
        CyclicBarrier start = new CyclicBarrier(threads + 1);
        List<CompletableFuture<Integer>> accepted = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            CompletableFuture<Integer> own = new CompletableFuture<>();
            accepted.add(own);
            new Thread(() -> {
                        try {
                            start.await();
                            int counted = 0;
                            for (int i = 0; i < raises; i++) {
                                counted += counter.raise() ? 1 : 0;
                            }
                            own.complete(counted);
                        } catch (Throwable failure) {
                            own.completeExceptionally(failure);
                        }
                    })
                    .start();
        }
        start.await();
        long taken = 0;
        for (int i = 0; i < 20; i++) {
            taken += counter.take();
        }
        taken += counter.end();
        long raised = 0;
        for (CompletableFuture<Integer> own : accepted) {
            raised += own.get();
        }
        assertThat(taken).isEqualTo(raised);
    }
}
