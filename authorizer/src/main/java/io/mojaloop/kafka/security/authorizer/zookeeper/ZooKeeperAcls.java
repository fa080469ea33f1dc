/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.zookeeper;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import kafka.security.authorizer.AclAuthorizer;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.resource.ResourcePattern;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Kafka's own store of ACLs in ZooKeeper, with its notifications of other brokers' changes; it decides nothing here. All
 * that it learns, at the start and later, passes through {@link #updateCache}, one call at a time.
 */
public final class ZooKeeperAcls extends AclAuthorizer {
    private final BiConsumer<ResourcePattern, List<AclBinding>> listener;

    /** @param listener gets all ACLs of a resource pattern, empty for none, in the order of changes */
    public ZooKeeperAcls(BiConsumer<ResourcePattern, List<AclBinding>> listener) {
        this.listener = listener;
    }

    @Override
    public void updateCache(ResourcePattern resource, VersionedAcls versionedAcls) {
        super.updateCache(resource, versionedAcls);
        List<AclBinding> bindings = new ArrayList<>();
        // The class of the elements is in another package on older versions; what it extends is not.
        for (Object acl : CollectionConverters.asJava(versionedAcls.acls())) {
            AccessControlEntry entry = (AccessControlEntry) acl;
            bindings.add(new AclBinding(
                    resource,
                    new AccessControlEntry(
                            entry.principal(), entry.host(), entry.operation(), entry.permissionType())));
        }
        listener.accept(resource, bindings);
    }
}
