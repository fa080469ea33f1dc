/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import net.jqwik.api.lifecycle.AfterTry;

public class StandardAuthorizerPropertyTest
        extends org.apache.kafka.metadata.authorizer.StandardAuthorizerPropertyTest {
    /** Kafka's test starts 20,000 authorizers and closes none, and each of ours has an MBean. */
    @AfterTry
    void unregister() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("io.mojaloop.kafka.security:*"), null)) {
            server.unregisterMBean(name);
        }
    }
}
