/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.junit.jupiter.api.Test;

class SnapshotConsistencyTest {
    private static final int ROUNDS = 20_000;

    /** Two snapshots that differ in both topics: a batch must never see half of each. */
    @Test
    void batch_duringReloads_isJudgedByOneState() throws Exception {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        Map<Uuid, StandardAcl> onlyA = Map.of(Contexts.id(1), Contexts.allowRead("User:alice", "a"));
        Map<Uuid, StandardAcl> onlyB = Map.of(Contexts.id(2), Contexts.allowRead("User:alice", "b"));
        authorizer.loadSnapshot(onlyA);
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(2);
        List<Future<Long>> mixed = List.of(
                readers.submit(() -> countMixed(authorizer, done)), readers.submit(() -> countMixed(authorizer, done)));
        for (int i = 0; i < ROUNDS; i++) {
            authorizer.loadSnapshot(i % 2 == 0 ? onlyB : onlyA);
        }
        done.set(true);
        for (Future<Long> count : mixed) {
            assertThat(count.get(1, TimeUnit.MINUTES)).isZero();
        }
        readers.shutdown();
    }

    private static long countMixed(PolicyAuthorizer authorizer, AtomicBoolean done) {
        List<Action> both =
                List.of(Contexts.read("a").get(0), Contexts.read("b").get(0));
        var alice = Contexts.request("User:alice", "10.0.0.1");
        long mixed = 0;
        while (!done.get()) {
            List<AuthorizationResult> results = authorizer.authorize(alice, both);
            mixed += results.get(0) == results.get(1) ? 1 : 0;
        }
        return mixed;
    }

    /** KAFKA-14214: whoever sees a later ACL sees the earlier ones too. */
    @Test
    void updates_areSeenInTheirOrder() throws Exception {
        PolicyAuthorizer authorizer = Contexts.policy(Map.of());
        AtomicBoolean done = new AtomicBoolean();
        ExecutorService readers = Executors.newFixedThreadPool(1);
        Future<Long> leaks = readers.submit(() -> {
            var alice = Contexts.request("User:alice", "10.0.0.1");
            long seen = 0;
            while (!done.get()) {
                seen += authorizer.authorize(alice, Contexts.read("t")).get(0) == AuthorizationResult.ALLOWED ? 1 : 0;
            }
            return seen;
        });
        for (int i = 0; i < ROUNDS; i++) {
            authorizer.addAcl(Contexts.id(1), Contexts.denyRead("User:alice", "t"));
            authorizer.addAcl(Contexts.id(2), Contexts.allowRead("User:alice", "t"));
            authorizer.removeAcl(Contexts.id(2));
            authorizer.removeAcl(Contexts.id(1));
        }
        done.set(true);
        assertThat(leaks.get(1, TimeUnit.MINUTES)).isZero();
        readers.shutdown();
    }
}
