/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.server.authorizer.Authorizer;

/**
 * Opens the store of ACLs in ZooKeeper. Its class extends one that Kafka 4 no longer has, so it is named here as text and
 * loaded only where it can be.
 */
final class ZooKeeperMode {
    private static final String STORE = "io.mojaloop.kafka.security.authorizer.zookeeper.ZooKeeperAcls";

    private ZooKeeperMode() {}

    static Authorizer open(Map<String, ?> configs, AclState state) {
        Authorizer store;
        try {
            BiConsumer<ResourcePattern, List<AclBinding>> listener = state::replace;
            store = (Authorizer)
                    Class.forName(STORE).getConstructor(BiConsumer.class).newInstance(listener);
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new ConfigException(
                    "zookeeper.connect is set without process.roles, but this Kafka cannot keep ACLs in"
                            + " ZooKeeper (" + missing + "). Use Kafka 3.9 or older, or set process.roles");
        }
        store.configure(configs);
        return store;
    }
}
