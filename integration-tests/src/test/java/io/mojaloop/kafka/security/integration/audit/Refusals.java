/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** How many authentications the brokers themselves counted as failed, all listeners together. */
final class Refusals {
    private Refusals() {}

    static long of(TestCluster cluster) {
        return cluster.brokerIds().stream()
                .mapToLong(node -> of(cluster.kit().jmx(node)))
                .sum();
    }

    private static long of(MBeanServerConnection jmx) {
        return Calls.run(() -> {
            double total = 0;
            ObjectName pattern =
                    new ObjectName("kafka.server:type=socket-server-metrics,listener=*,networkProcessor=*");
            for (ObjectName name : jmx.queryNames(pattern, null)) {
                total += ((Number) jmx.getAttribute(name, "failed-authentication-total")).doubleValue();
            }
            return Math.round(total);
        });
    }
}
