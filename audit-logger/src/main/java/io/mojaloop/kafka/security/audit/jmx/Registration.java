/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.jmx;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JMX registration of one MBean, to be closed with what it shows. A failure is logged and never keeps a broker from
 * starting or working. Thread-safe.
 */
public final class Registration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    private static final String DOMAIN = "io.mojaloop.kafka.security:";

    /** More of one name than this in one JVM are of plug-ins that nobody closed. */
    private static final int MOST_INSTANCES = 64;

    private @Nullable ObjectName name;

    private Registration(@Nullable ObjectName name) {
        this.name = name;
    }

    /** Of nothing, for what is not registered yet. */
    public static Registration none() {
        return new Registration(null);
    }

    /**
     * Registers an MBean of a node. Several clusters in one JVM may have nodes of equal id: later ones get {@code
     * instance=2} and so on.
     *
     * @param properties what stands between {@code io.mojaloop.kafka.security:} and {@code ,node=}: what needs quotes has
     *     them
     * @param node the id of the broker or controller; what is no number becomes {@code unknown}
     */
    public static Registration of(Object bean, String properties, String node) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String base = DOMAIN + properties + ",node=" + (node.matches("\\d+") ? node : "unknown");
        try {
            for (int instance = 1; instance <= MOST_INSTANCES; instance++) {
                ObjectName name = new ObjectName(instance == 1 ? base : base + ",instance=" + instance);
                try {
                    server.registerMBean(bean, name);
                    return new Registration(name);
                } catch (InstanceAlreadyExistsException taken) {
                    LOG.debug("There is an MBean {} already, trying the next number", name, taken);
                }
            }
            LOG.warn("Metrics are not available by JMX: there are {} of {} already", MOST_INSTANCES, base);
        } catch (JMException failure) {
            LOG.warn("Metrics are not available by JMX as {}", base, failure);
        }
        return none();
    }

    /** Idempotent. */
    @Override
    public synchronized void close() {
        ObjectName registered = name;
        name = null;
        if (registered == null) {
            return;
        }
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(registered);
        } catch (InstanceNotFoundException gone) {
            LOG.debug("The MBean {} was unregistered by somebody else", registered, gone);
        } catch (JMException failure) {
            LOG.warn("The MBean {} could not be unregistered", registered, failure);
        }
    }
}
