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
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision, or one change, at a time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AuthorizerBenchmark {
    @Param
    public AclShape shape = AclShape.MOJALOOP;

    @Param
    public Implementation implementation = Implementation.POLICY;

    private ClusterMetadataAuthorizer authorizer = Implementation.POLICY.create();
    private RequestPool allowed = RequestPool.NONE;
    private RequestPool denied = RequestPool.NONE;
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

    private void expect(RequestPool requests, AuthorizationResult expected) {
        for (int i = 0; i < 1000; i++) {
            Request request = requests.next();
            if (authorizer.authorize(request.context(), request.actions()).get(0) != expected) {
                throw new IllegalStateException(request + " is not " + expected);
            }
        }
    }

    @Benchmark
    public List<AuthorizationResult> allow() {
        Request request = allowed.next();
        return authorizer.authorize(request.context(), request.actions());
    }

    @Benchmark
    public List<AuthorizationResult> deny() {
        Request request = denied.next();
        return authorizer.authorize(request.context(), request.actions());
    }

    @Benchmark
    public AuthorizationResult byResourceType() {
        Request request = allowed.next();
        AclOperation operation = request.actions().get(0).operation();
        return authorizer.authorizeByResourceType(request.context(), operation, ResourceType.TOPIC);
    }

    @Benchmark
    public void addAndRemove() {
        authorizer.addAcl(changingId, changing);
        authorizer.removeAcl(changingId);
    }
}
