/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One decision, or one change, at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AuthorizerBenchmark {
    /** So many that the clock's cost is lost among them, so few that they stay in the core's cache. */
    private static final int SIZE = 128;

    @Param
    public AclShape shape = AclShape.MOJALOOP;

    @Param
    public Implementation implementation = Implementation.POLICY;

    private ClusterMetadataAuthorizer authorizer = Implementation.POLICY.create();
    private RequestStream allowed = RequestStream.NONE;
    private RequestStream denied = RequestStream.NONE;
    private StandardAcl changing = Acls.mojaloop(1).get(0);
    private final Uuid changingId = Uuid.randomUuid();

    /** Loads the ACLs and makes sure that what is to be measured is what happens. */
    @Setup(Level.Trial)
    public void load() {
        List<StandardAcl> acls = shape.acls();
        StandardAcl like = acls.get(acls.size() / 2);
        changing = new StandardAcl(
                like.resourceType(),
                like.resourceName(),
                like.patternType(),
                like.principal(),
                like.host(),
                AclOperation.ALTER,
                like.permissionType());
        authorizer = implementation.loaded(Implementation.withIds(acls));
        allowed = shape.allowed();
        denied = shape.denied();
        System.gc(); // what was loaded is laid out as in a broker that has run for a while
        expect(allowed, AuthorizationResult.ALLOWED);
        expect(denied, AuthorizationResult.DENIED);
    }

    private void expect(RequestStream requests, AuthorizationResult expected) {
        for (int i = 0; i < 1000; i++) {
            Request request = requests.next();
            if (authorizer.authorize(request.context(), request.actions()).get(0) != expected) {
                throw new IllegalStateException(request + " is not " + expected);
            }
        }
    }

    /** Makes the requests of the next batch anew, as a broker does: the objects of a request are hot, its rules are not. */
    @State(Scope.Thread)
    public static class Batch {
        private final Request[] allowed = new Request[SIZE];
        private final Request[] denied = new Request[SIZE];

        @Setup(Level.Invocation)
        public void receive(AuthorizerBenchmark benchmark) {
            for (int i = 0; i < SIZE; i++) {
                allowed[i] = benchmark.allowed.next();
                denied[i] = benchmark.denied.next();
            }
        }
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public void allow(Batch batch, Blackhole blackhole) {
        for (Request request : batch.allowed) {
            blackhole.consume(authorizer.authorize(request.context(), request.actions()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public void deny(Batch batch, Blackhole blackhole) {
        for (Request request : batch.denied) {
            blackhole.consume(authorizer.authorize(request.context(), request.actions()));
        }
    }

    @Benchmark
    @OperationsPerInvocation(SIZE)
    public void byResourceType(Batch batch, Blackhole blackhole) {
        for (Request request : batch.allowed) {
            AclOperation operation = request.actions().get(0).operation();
            blackhole.consume(authorizer.authorizeByResourceType(request.context(), operation, ResourceType.TOPIC));
        }
    }

    @Benchmark
    public void addAndRemove() {
        authorizer.addAcl(changingId, changing);
        authorizer.removeAcl(changingId);
    }
}
