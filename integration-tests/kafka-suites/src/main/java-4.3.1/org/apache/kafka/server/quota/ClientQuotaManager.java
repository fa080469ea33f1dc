/* SPDX-License-Identifier: Apache-2.0 */
package org.apache.kafka.server.quota;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Sanitizer;

/**
 * Only gives its inner class a name: the build removes this one, so Kafka's is used with our inner class. That stands before
 * Kafka's on the class path, which resolves quotas where there is no call-back: suites that make quota managers without one
 * get ours.
 */
public class ClientQuotaManager {
    /** Below is only what the manager calls beyond the interface. */
    public class DefaultQuotaCallback implements ClientQuotaCallback {
        private final PolicyQuotaCallback ours = new PolicyQuotaCallback();
        private final Set<ClientQuotaEntity> entities = ConcurrentHashMap.newKeySet();
        /** A manager has one type, which it tells with the first quota; until then all types have none. */
        private volatile ClientQuotaType type = ClientQuotaType.PRODUCE;

        public DefaultQuotaCallback() {
            ours.configure(Map.of());
        }

        /** By which the manager counts the quotas of each level. */
        public Set<ClientQuotaEntity> getActiveQuotasEntities() {
            return entities;
        }

        public Map<String, String> quotaMetricTags(String sanitizedUser, String clientId) {
            return quotaMetricTags(type, user(sanitizedUser), clientId);
        }

        private KafkaPrincipal user(String sanitized) {
            return new KafkaPrincipal(KafkaPrincipal.USER_TYPE, Sanitizer.desanitize(sanitized));
        }

        @Override
        public Map<String, String> quotaMetricTags(ClientQuotaType type, KafkaPrincipal principal, String clientId) {
            return ours.quotaMetricTags(type, principal, clientId);
        }

        @Override
        public Double quotaLimit(ClientQuotaType type, Map<String, String> tags) {
            return ours.quotaLimit(type, tags);
        }

        @Override
        public void updateQuota(ClientQuotaType type, ClientQuotaEntity entity, double limit) {
            this.type = type;
            entities.add(entity);
            ours.updateQuota(type, entity, limit);
        }

        @Override
        public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
            this.type = type;
            entities.remove(entity);
            ours.removeQuota(type, entity);
        }

        @Override
        public boolean quotaResetRequired(ClientQuotaType type) {
            return ours.quotaResetRequired(type);
        }

        @Override
        public boolean updateClusterMetadata(Cluster cluster) {
            return ours.updateClusterMetadata(cluster);
        }

        @Override
        public void configure(Map<String, ?> configs) {
            ours.configure(configs);
        }

        @Override
        public void close() {
            ours.close();
        }
    }
}
