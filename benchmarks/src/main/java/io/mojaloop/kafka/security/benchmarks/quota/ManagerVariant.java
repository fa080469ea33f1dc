/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import org.apache.kafka.common.metrics.Metrics;

/** Who tells a quota manager of Kafka what 10,000 users may use. */
public enum ManagerVariant {
    /** Kafka itself. */
    BUILT_IN("Kafka's own resolution, a quota for each user"),
    /** The call-back, which was told the same. */
    SAME_QUOTAS("PolicyQuotaCallback, the same quotas of `kafka-configs`"),
    /** The call-back, with a policy in which each user is a tenant. */
    TENANTS("PolicyQuotaCallback, each user a tenant of the policy");

    static final int USERS = 10_000;
    /** More than a broker works for at a time. */
    static final int BUSY = 256;

    private final String title;

    ManagerVariant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Running start() {
        Metrics metrics = new Metrics();
        PolicyQuotaCallback callback = switch (this) {
            case BUILT_IN, SAME_QUOTAS -> Callbacks.stock();
            case TENANTS ->
                Callbacks.withPolicy(
                        Callbacks.temporaryDirectory(), TenantPolicy.text(USERS, USERS, 100_000), Callbacks.NEVER_MS);
        };
        KafkaQuotas quotas = new KafkaQuotas(metrics, this == BUILT_IN ? null : callback);
        if (this != TENANTS) {
            for (int i = 0; i < USERS; i++) {
                quotas.quotaOfUser(Clients.name(i), 1e11);
            }
        }
        return new Running(quotas, callback);
    }

    /** A quota manager and what answers it. */
    record Running(KafkaQuotas quotas, PolicyQuotaCallback callback) implements AutoCloseable {
        @Override
        public void close() {
            quotas.close();
            callback.close();
        }
    }
}
