/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.support;

import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** The MBean of one authorizer instance. */
public record Metrics(SecuredCluster kit, int node, String role) {

    public long count(String attribute) {
        return ((Number) attribute(attribute)).longValue();
    }

    public Object attribute(String attribute) {
        return Calls.run(() -> kit.jmx(node).getAttribute(objectName(), attribute));
    }

    public String text(String attribute) {
        return (String) attribute(attribute);
    }

    /** What the rows of an attribute say: a map of their columns each. */
    public List<Map<String, Object>> rows(String attribute) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (CompositeData row : (CompositeData[]) attribute(attribute)) {
            Map<String, Object> columns = new TreeMap<>();
            row.getCompositeType().keySet().forEach(column -> columns.put(column, row.get(column)));
            rows.add(columns);
        }
        return rows;
    }

    public boolean registered() {
        return Calls.run(() -> kit.jmx(node).isRegistered(objectName()));
    }

    /** For messages. */
    public String name() {
        return role + " of node " + node;
    }

    private ObjectName objectName() {
        return Calls.run(() ->
                new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=" + role + ",node=" + node));
    }
}
