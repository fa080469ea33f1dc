/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What requests wait for in Kafka's quota manager. Threads have clients of their own, as connections belong to one. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ManagerBenchmark {
    @Param
    public ManagerVariant variant = ManagerVariant.BUILT_IN;

    /** How many of them make requests, in turn: what a broker has to do at a time, and all. */
    @Param({"256", "10000"})
    public int busy = ManagerVariant.BUSY;

    private ManagerVariant.@Nullable Running running;
    private Clients clients = new Clients(0);
    private long nowMs;

    /** Every user has made a request before. */
    @Setup(Level.Trial)
    public void start() {
        ManagerVariant.Running started = variant.start();
        running = started;
        clients = new Clients(ManagerVariant.USERS).withSessions();
        nowMs = System.currentTimeMillis();
        for (int i = 0; i < clients.size(); i++) {
            started.quotas().record(clients.session(i), clients.clientId(i), 1, nowMs);
            double most = started.quotas().mostInWindow(clients.session(i), clients.clientId(i));
            if (!(most > 0 && most < Long.MAX_VALUE)) {
                throw new IllegalStateException(clients.principal(i) + " has no limit: " + most);
            }
        }
        System.gc();
    }

    /** Time goes on, but nobody asks for it at every call: Kafka has it from the request. */
    @Setup(Level.Iteration)
    public void now() {
        nowMs = System.currentTimeMillis();
    }

    @TearDown(Level.Trial)
    public void stop() {
        running().close();
    }

    private ManagerVariant.Running running() {
        return Objects.requireNonNull(running);
    }

    /** Where one thread is. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
        private int busy;

        /** Each thread begins elsewhere. */
        @Setup(Level.Trial)
        public void begin(ManagerBenchmark benchmark, org.openjdk.jmh.infra.ThreadParams thread) {
            busy = benchmark.busy;
            next = busy / thread.getThreadCount() * thread.getThreadIndex();
        }

        int next() {
            next = next + 1 >= busy ? 0 : next + 1;
            return next;
        }
    }

    /** A produce or fetch request is counted. */
    @Benchmark
    public int record(Turn turn) {
        int i = turn.next();
        return running().quotas().record(clients.session(i), clients.clientId(i), 1, nowMs);
    }

    /** How much a fetch may bring. */
    @Benchmark
    public double mostInWindow(Turn turn) {
        int i = turn.next();
        return running().quotas().mostInWindow(clients.session(i), clients.clientId(i));
    }
}
