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

/** The rights of the Mojaloop pack, once as ACLs and once as the policy document. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PolicyBenchmark {
    @Param
    public PolicyVariant variant = PolicyVariant.ACLS;

    private final PolicyPack pack = PolicyPack.read();
    private PolicyVariant.Running authorizer = PolicyVariant.NOT_RUNNING;
    private RequestPool allowed = RequestPool.NONE;
    private RequestPool denied = RequestPool.NONE;

    /** Starts the authorizer and makes sure that what is to be measured is what happens. */
    @Setup(Level.Trial)
    public void start() {
        authorizer = variant.start(pack);
        allowed = pack.allowed();
        denied = pack.denied();
        System.gc();
        expect(allowed, AuthorizationResult.ALLOWED);
        expect(denied, variant.refuses() ? AuthorizationResult.DENIED : AuthorizationResult.ALLOWED);
    }

    /** Lets go of the file. */
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

    @Benchmark
    public List<AuthorizationResult> allow() {
        return authorizer.decide(allowed.next());
    }

    @Benchmark
    public List<AuthorizationResult> deny() {
        return authorizer.decide(denied.next());
    }
}
