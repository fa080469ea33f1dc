/* SPDX-License-Identifier: Apache-2.0 */
package kafka.server;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.util.Map;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Sanitizer;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaEntity;
import org.apache.kafka.server.quota.ClientQuotaType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Only gives its inner class a name: the build removes this one, so Kafka's is used with our inner class. That stands before
 * Kafka's on the class path, which resolves quotas where there is no call-back: suites that make quota managers without one
 * get ours.
 */
public class ClientQuotaManager {
    /** Below is only what the manager calls beyond the interface. */
    public class DefaultQuotaCallback implements ClientQuotaCallback {
        private final PolicyQuotaCallback ours = new PolicyQuotaCallback();
        /** A manager has one type, which it tells with the first quota; until then all types have none. */
        private volatile ClientQuotaType type = ClientQuotaType.PRODUCE;

        public DefaultQuotaCallback() {
            ours.configure(Map.of());
        }

        /** By which Scala knows whose inner class an object is of. */
        public ClientQuotaManager kafka$server$ClientQuotaManager$DefaultQuotaCallback$$$outer() {
            return ClientQuotaManager.this;
        }

        public scala.collection.immutable.Map<String, String> quotaMetricTags(String sanitizedUser, String clientId) {
            Map<String, String> tags = quotaMetricTags(type, user(sanitizedUser), clientId);
            return scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(tags));
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
            ours.updateQuota(type, entity, limit);
        }

        @Override
        public void removeQuota(ClientQuotaType type, ClientQuotaEntity entity) {
            this.type = type;
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
