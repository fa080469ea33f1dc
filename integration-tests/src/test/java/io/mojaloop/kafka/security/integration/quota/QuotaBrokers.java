/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PolicyFile;
import io.mojaloop.kafka.security.kit.ClusterSpecBuilder;

/**
 * Brokers with PolicyQuotaCallback, and those without that they are compared with. Nobody needs a right.
 *
 * <p>Kafka measures over a window of {@value #WINDOW_SECONDS} s instead of 11 s, so that tests wait that much less; the
 * study of docs/quota-curves.md has Kafka's own window.
 */
final class QuotaBrokers {
    static final String CALLBACK = "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";
    /** Spares the call-back JMX and request threads; most tests do without, because brokers may. */
    static final String REPORTER = "io.mojaloop.kafka.security.quota.QuotaMetricsReporter";

    static final int WINDOW_SECONDS = 4;

    private QuotaBrokers() {}

    /** Kafka's own resolution of quotas. */
    static ClusterSpecBuilder without(Brokers brokers) {
        return open(brokers.stock());
    }

    /** Our call-back, and no policy. */
    static ClusterSpecBuilder withoutPolicy(Brokers brokers) {
        return open(brokers.ours()).serverProperty("client.quota.callback.class", CALLBACK);
    }

    static ClusterSpecBuilder with(Brokers brokers, PolicyFile policy) {
        return withoutPolicy(brokers)
                .serverProperty("security.policy.file", policy.path().toString())
                .serverProperty("security.policy.reload.interval.ms", "100")
                .serverProperty("security.quota.interval.ms", "500");
    }

    private static ClusterSpecBuilder open(ClusterSpecBuilder spec) {
        String samples = Integer.toString(WINDOW_SECONDS);
        return spec.serverProperty("allow.everyone.if.no.acl.found", "true")
                .serverProperty("quota.window.num", samples)
                .serverProperty("quota.window.size.seconds", "1")
                .serverProperty("controller.quota.window.num", samples)
                .serverProperty("controller.quota.window.size.seconds", "1");
    }
}
