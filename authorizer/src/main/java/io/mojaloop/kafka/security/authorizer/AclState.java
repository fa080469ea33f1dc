/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.policy.LogText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current {@link Snapshot} and the only place that changes it. Updates are serialized and seen in their order
 * (KAFKA-14214); readers never wait.
 *
 * <p>After a failed load or update it is {@link LoadState#FAILED} until a load succeeds. Kafka's AclPublisher logs the
 * exception of a failed load and declares the load complete all the same, so that must not open anything.
 */
final class AclState {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private final CompletableFuture<Void> initialLoad = new CompletableFuture<>();
    private volatile Snapshot snapshot = Snapshot.INITIAL;
    private final Map<ResourcePattern, Map<AclBinding, Uuid>> idsByPattern = new HashMap<>();
    private long lastId;
    private boolean initialLoadComplete;
    private @Nullable Exception failure;

    Snapshot snapshot() {
        return snapshot;
    }

    /** Completed with the first load; exceptionally if it failed, which keeps a broker from starting. */
    CompletableFuture<Void> initialLoad() {
        return initialLoad;
    }

    synchronized void configure(SuperUsers superUsers, boolean everyoneIfNoAcl) {
        snapshot = new Snapshot(
                AclSet.empty(everyoneIfNoAcl), CompiledPolicy.NONE, superUsers, everyoneIfNoAcl, LoadState.LOADING);
    }

    /** Puts another policy, or the same at another moment, in place of the one before; the ACLs stay. */
    synchronized void policy(CompiledPolicy policy) {
        snapshot = snapshot.with(policy);
    }

    synchronized void reconfigure(SuperUsers superUsers) {
        snapshot = snapshot.with(superUsers);
    }

    synchronized void load(Map<Uuid, StandardAcl> acls) {
        failingClosed(now -> now.with(now.acls().replacedBy(acls, AclState::warnOfInert)));
        failure = null;
        snapshot = snapshot.with(initialLoadComplete ? LoadState.READY : LoadState.LOADING);
    }

    synchronized void add(Uuid id, StandardAcl acl) {
        failingClosed(now -> now.with(now.acls().plus(id, acl, AclState::warnOfInert)));
    }

    synchronized void remove(Uuid id) {
        failingClosed(now -> now.with(now.acls().minus(id)));
    }

    /** Puts other ACLs on one resource pattern in place of those that were there; for ZooKeeper, which has no ids. */
    synchronized void replace(ResourcePattern pattern, List<AclBinding> bindings) {
        Map<AclBinding, Uuid> known = idsByPattern.getOrDefault(pattern, Map.of());
        Map<AclBinding, Uuid> current = new HashMap<>();
        for (AclBinding binding : bindings) {
            Uuid id = known.get(binding);
            current.put(binding, id == null ? new Uuid(0, ++lastId) : id);
        }
        failingClosed(now -> {
            AclSet acls = now.acls();
            for (Map.Entry<AclBinding, Uuid> entry : current.entrySet()) {
                acls = acls.plus(entry.getValue(), StandardAcl.fromAclBinding(entry.getKey()), AclState::warnOfInert);
            }
            for (Map.Entry<AclBinding, Uuid> entry : known.entrySet()) {
                acls = current.containsKey(entry.getKey()) ? acls : acls.minus(entry.getValue());
            }
            return now.with(acls);
        });
        if (current.isEmpty()) {
            idsByPattern.remove(pattern);
        } else {
            idsByPattern.put(pattern, current);
        }
    }

    synchronized void fail(Exception cause) {
        failure = cause;
        snapshot = snapshot.with(LoadState.FAILED);
    }

    synchronized void completeInitialLoad() {
        initialLoadComplete = true;
        if (failure == null) {
            snapshot = snapshot.with(LoadState.READY);
            initialLoad.complete(null);
        } else {
            initialLoad.completeExceptionally(failure);
        }
    }

    synchronized void close() {
        initialLoad.completeExceptionally(
                new TimeoutException("The authorizer was closed before the initial load could complete."));
    }

    private void failingClosed(UnaryOperator<Snapshot> update) {
        try {
            snapshot = update.apply(snapshot);
        } catch (RuntimeException | Error cause) {
            fail(new IllegalStateException("the ACLs could not be updated", cause));
            throw cause;
        }
    }

    private static void warnOfInert(AclRule rule) {
        String what = LogText.escape(rule.acl().toString());
        String why = LogText.escape(rule.inertBecause().orElse(""));
        if (rule.allows()) {
            LOG.warn("An ACL allows nothing: {}. {}", what, why);
        } else {
            LOG.error("An ACL denies nothing, although its author will believe that it does: {}. {}", what, why);
        }
    }
}
