/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** How many authentications the brokers themselves have counted, all of them together. */
final class Authentications {
    private Authentications() {}

    static long failed(TestCluster cluster) {
        return count(cluster, "*", "failed-authentication-total");
    }

    static long successful(TestCluster cluster, String listener) {
        return count(cluster, listener, "successful-authentication-total");
    }

    private static long count(TestCluster cluster, String listener, String attribute) {
        return cluster.brokerIds().stream()
                .mapToLong(node -> count(cluster.kit().jmx(node), listener, attribute))
                .sum();
    }

    private static long count(MBeanServerConnection jmx, String listener, String attribute) {
        return Calls.run(() -> {
            double total = 0;
            ObjectName pattern = new ObjectName(
                    "kafka.server:type=socket-server-metrics,listener=" + listener + ",networkProcessor=*");
            for (ObjectName name : jmx.queryNames(pattern, null)) {
                total += ((Number) jmx.getAttribute(name, attribute)).doubleValue();
            }
            return Math.round(total);
        });
    }
}
