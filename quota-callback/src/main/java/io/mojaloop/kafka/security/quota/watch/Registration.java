/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

import java.lang.management.ManagementFactory;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JMX registration of one MBean, to be closed with it. A failure is logged and never keeps a broker from working. */
public final class Registration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /** More of one name than this in one JVM are of call-backs that nobody closed. */
    private static final int MOST_INSTANCES = 64;

    private @Nullable ObjectName name;

    private Registration(@Nullable ObjectName name) {
        this.name = name;
    }

    /**
     * Registers an MBean. Several clusters in one JVM may have nodes of equal id: later ones get {@code instance=2} and so
     * on.
     *
     * @param properties what follows {@code io.mojaloop.kafka.security:}
     */
    public static Registration of(Object bean, String properties) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        String base = "io.mojaloop.kafka.security:" + properties;
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
            LOG.warn("There are {} MBeans {} already; there will be no further one", MOST_INSTANCES, base);
        } catch (JMException failure) {
            LOG.warn("Metrics of quotas are not available by JMX as {}", base, failure);
        }
        return new Registration(null);
    }

    /** Idempotent. */
    @Override
    public void close() {
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
