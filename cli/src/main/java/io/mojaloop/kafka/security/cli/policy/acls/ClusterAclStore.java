/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.acls;

import io.mojaloop.kafka.security.cli.runtime.CommandException;
import io.mojaloop.kafka.security.cli.runtime.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** The ACLs of a live cluster, through Kafka's client. Every error says what to do about it. */
public final class ClusterAclStore implements AclStore {
    /** In one request; a controller takes no more than 10,000 records at once. */
    private static final int MOST_AT_ONCE = 500;

    private final ClusterAccess access;
    private final Admin admin;
    private final Consumer<String> warnings;

    private ClusterAclStore(ClusterAccess access, Admin admin, Consumer<String> warnings) {
        this.access = access;
        this.admin = admin;
        this.warnings = warnings;
    }

    /**
     * Makes a client; nothing is asked yet.
     *
     * @param warnings told what is no error but should be known
     * @throws CommandException with exit code 2 if the client cannot be made
     */
    public static ClusterAclStore open(ClusterAccess access, Consumer<String> warnings) {
        try {
            return new ClusterAclStore(access, Admin.create(access.properties()), warnings);
        } catch (KafkaException e) {
            throw CommandException.unusable("no client for " + access.name() + ": " + AclFailure.causes(e));
        }
    }

    /** Without those of a newer Kafka, of which this client cannot tell what they say; of them, it warns. */
    @Override
    public List<AclBinding> acls() {
        Collection<AclBinding> all =
                await(admin.describeAcls(AclBindingFilter.ANY).values(), AclFailure.READING);
        List<AclBinding> known = all.stream().filter(acl -> !acl.isUnknown()).toList();
        if (known.size() < all.size()) {
            warnings.accept(Count.of(all.size() - known.size(), "ACL")
                    + " of a kind that this release does not know: left out");
        }
        return known;
    }

    @Override
    public void add(Collection<AclBinding> acls) {
        for (List<AclBinding> some : portions(acls)) {
            await(admin.createAcls(some).all(), AclFailure.ADDING);
        }
    }

    @Override
    public void delete(Collection<AclBinding> acls) {
        for (List<AclBinding> some : portions(acls)) {
            List<AclBindingFilter> filters =
                    some.stream().map(AclBinding::toFilter).toList();
            await(admin.deleteAcls(filters).all(), AclFailure.DELETING);
        }
    }

    private static List<List<AclBinding>> portions(Collection<AclBinding> acls) {
        List<AclBinding> all = List.copyOf(acls);
        List<List<AclBinding>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
            portions.add(all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
        }
        return portions;
    }

    private <T> T await(KafkaFuture<T> future, AclFailure failure) {
        try {
            // One second more than the client takes itself, whose own error says more.
            return future.get(access.timeoutSeconds() + 1L, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure.because(e.getCause() == null ? e : e.getCause(), access);
        } catch (TimeoutException e) {
            throw failure.because(e, access);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.unusable("interrupted while waiting for " + access.name());
        }
    }

    /** At once: every answer has been waited for. */
    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
