/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** What is measured. */
public enum Implementation {
    POLICY {
        @Override
        ClusterMetadataAuthorizer create() {
            return new PolicyAuthorizer();
        }
    },
    STANDARD {
        @Override
        ClusterMetadataAuthorizer create() {
            StandardAuthorizer authorizer = new StandardAuthorizer();
            authorizer.withPluginMetrics(new PluginMetricsImpl(new Metrics(), Map.of()));
            return authorizer;
        }
    };

    abstract ClusterMetadataAuthorizer create();

    /** An authorizer that has loaded ACLs. */
    ClusterMetadataAuthorizer loaded(Map<Uuid, StandardAcl> acls) {
        ClusterMetadataAuthorizer authorizer = create();
        authorizer.configure(Map.of("super.users", "User:broker;User:admin", "node.id", "1"));
        authorizer.loadSnapshot(acls);
        authorizer.completeInitialLoad();
        return authorizer;
    }

    static Map<Uuid, StandardAcl> withIds(List<StandardAcl> acls) {
        Map<Uuid, StandardAcl> byId = new HashMap<>(acls.size() * 2);
        for (StandardAcl acl : acls) {
            byId.put(Uuid.randomUuid(), acl);
        }
        return byId;
    }
}
