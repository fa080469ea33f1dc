/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.server.authorizer.AuthorizationResult;
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

/** What a trail adds to a decision. All threads ask one authorizer, for the same few rights: they count in the same places. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AuditBenchmark {
    @Param
    public AuditVariant variant = AuditVariant.WITHOUT;

    private final PolicyPack pack = PolicyPack.read();
    private AuditVariant.Running authorizer = AuditVariant.NOT_RUNNING;

    /** Starts the authorizer and lets it see everything once: from then on it is counted. */
    @Setup(Level.Trial)
    public void start() {
        authorizer = variant.start(pack);
        expect(pack.allowed(), AuthorizationResult.ALLOWED);
        expect(pack.denied(), AuthorizationResult.DENIED);
        System.gc();
    }

    @TearDown(Level.Trial)
    public void stop() {
        authorizer.close();
    }

    private void expect(RequestPool requests, AuthorizationResult expected) {
        for (int i = 0; i < 5000; i++) {
            Request request = requests.next();
            if (authorizer.decide(request).get(0) != expected) {
                throw new IllegalStateException(request + " is not " + expected);
            }
        }
    }

    /** The requests of one thread, with objects of their own. */
    @State(Scope.Thread)
    public static class Client {
        private RequestPool allowed = RequestPool.NONE;
        private RequestPool denied = RequestPool.NONE;

        @Setup(Level.Trial)
        public void prepare(AuditBenchmark benchmark) {
            allowed = benchmark.pack.allowed();
            denied = benchmark.pack.denied();
        }
    }

    @Benchmark
    public List<AuthorizationResult> allow(Client client) {
        return authorizer.decide(client.allowed.next());
    }

    /** In a flood: those beyond the burst are counted. */
    @Benchmark
    public List<AuthorizationResult> deny(Client client) {
        return authorizer.decide(client.denied.next());
    }
}
