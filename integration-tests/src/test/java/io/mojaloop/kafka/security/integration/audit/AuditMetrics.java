/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Calls;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import java.util.Set;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** The MBean of the trail of one node. */
record AuditMetrics(MBeanServerConnection jmx, ObjectName name) {

    static AuditMetrics of(TestCluster cluster, int node) {
        return Calls.run(() -> {
            MBeanServerConnection jmx = cluster.kit().jmx(node);
            Set<ObjectName> names =
                    jmx.queryNames(new ObjectName("io.mojaloop.kafka.security:type=AuditTrail,*"), null);
            if (names.size() != 1) {
                throw new IllegalStateException("one trail per process, but there are " + names);
            }
            return new AuditMetrics(jmx, names.iterator().next());
        });
    }

    long number(String attribute) {
        return ((Number) Calls.run(() -> jmx.getAttribute(name, attribute))).longValue();
    }
}
