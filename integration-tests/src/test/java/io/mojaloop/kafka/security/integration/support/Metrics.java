/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import io.mojaloop.kafka.security.kit.SecuredCluster;
import javax.management.ObjectName;

/** The MBean of one authorizer instance. */
public record Metrics(SecuredCluster kit, int node, String role) {

    public long count(String attribute) {
        return ((Number) attribute(attribute)).longValue();
    }

    public Object attribute(String attribute) {
        return Calls.run(() -> kit.jmx(node).getAttribute(name(), attribute));
    }

    public boolean registered() {
        return Calls.run(() -> kit.jmx(node).isRegistered(name()));
    }

    private ObjectName name() {
        return Calls.run(() ->
                new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=" + role + ",node=" + node));
    }
}
