/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JMX registration of one trail's metrics, to be closed with it. */
final class MetricsRegistration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsRegistration.class);

    /** More of one node than this in one JVM are trails that nobody closed. */
    private static final int MOST_INSTANCES = 64;

    /** Never registered. */
    static final MetricsRegistration NONE = new MetricsRegistration(null);

    private final @Nullable ObjectName name;

    private MetricsRegistration(@Nullable ObjectName name) {
        this.name = name;
    }

    /**
     * Registers metrics. Several clusters in one JVM may have nodes of equal id: later ones get {@code
     * instance=2} and so on. A failure is logged and never keeps a broker from starting.
     */
    static MetricsRegistration register(AuditTrailMXBean metrics, String node) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String base = "io.mojaloop.kafka.security:type=AuditTrail,node=" + (node.matches("\\d+") ? node : "unknown");
        try {
            for (int instance = 1; instance <= MOST_INSTANCES; instance++) {
                ObjectName name = new ObjectName(instance == 1 ? base : base + ",instance=" + instance);
                if (server.isRegistered(name)) {
                    continue;
                }
                try {
                    server.registerMBean(metrics, name);
                    return new MetricsRegistration(name);
                } catch (InstanceAlreadyExistsException taken) {
                    LOG.debug("The MBean {} was registered meanwhile, trying the next number", name, taken);
                }
            }
            LOG.warn(
                    "Metrics of the audit trail are not available by JMX: there are {} of {} already",
                    MOST_INSTANCES,
                    base);
            return NONE;
        } catch (JMException failure) {
            LOG.warn("Metrics of the audit trail are not available by JMX as {}", base, failure);
            return NONE;
        }
    }

    @Override
    public void close() {
        if (name == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (InstanceNotFoundException gone) {
            LOG.debug("The MBean {} was unregistered by somebody else", name, gone);
        } catch (JMException failure) {
            LOG.warn("The MBean {} could not be unregistered", name, failure);
        }
    }
}
