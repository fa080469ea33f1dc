/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.traffic;

import io.mojaloop.kafka.security.integration.support.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** Something that is tried again and again by a thread of its own; what came of it is counted by outcome. */
public final class Attempts implements AutoCloseable {
    /** Two cores carry three brokers as well. */
    private static final long PACE_NANOS = Duration.ofMillis(10).toNanos();

    private final String what;
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    private Attempts(String what, Runnable attempt) {
        this.what = what;
        this.thread = new Thread(() -> repeat(attempt), "attempts-" + what);
        thread.setDaemon(true);
    }

    /** Begins; the attempt returns when it succeeded and throws Kafka's exception otherwise. */
    public static Attempts of(String what, Runnable attempt) {
        Attempts attempts = new Attempts(what, attempt);
        attempts.thread.start();
        return attempts;
    }

    /** What the attempts use, to be closed after them. */
    public Attempts closing(AutoCloseable resource) {
        resources.add(resource);
        return this;
    }

    private void repeat(Runnable attempt) {
        while (!ended) {
            outcomes.computeIfAbsent(Calls.outcome(attempt), outcome -> new LongAdder())
                    .increment();
            LockSupport.parkNanos(PACE_NANOS);
        }
    }

    public long count(String outcome) {
        LongAdder count = outcomes.get(outcome);
        return count == null ? 0 : count.sum();
    }

    public Map<String, LongAdder> outcomes() {
        return outcomes;
    }

    @Override
    public void close() {
        ended = true;
        Calls.run(() -> {
            thread.join();
            return null;
        });
        for (AutoCloseable resource : resources) {
            Calls.run(() -> {
                resource.close();
                return null;
            });
        }
    }

    @Override
    public String toString() {
        return what + " " + outcomes;
    }
}
