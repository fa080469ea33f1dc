/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.SecuredCluster;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the broker's authorizer tells by JMX. Every call throws {@link Unmet} where there is no such authorizer. */
record AuthorizerMetrics(SecuredCluster cluster) {
    static final int NODE = 1;

    static final ObjectName NAME = name();

    /** By name, sorted. */
    Map<String, Object> values(String... names) throws Exception {
        Map<String, Object> values = new TreeMap<>();
        try {
            for (Attribute attribute :
                    cluster.jmx(NODE).getAttributes(NAME, names).asList()) {
                values.put(attribute.getName(), attribute.getValue());
            }
        } catch (InstanceNotFoundException e) {
            throw new Unmet("this broker has no PolicyAuthorizer");
        }
        return values;
    }

    String text(String name) throws Exception {
        return String.valueOf(values(name).get(name));
    }

    /** Of a metric that is a table. */
    List<CompositeData> rows(String name) throws Exception {
        return values(name).get(name) instanceof CompositeData[] rows ? Arrays.asList(rows) : List.of();
    }

    static String inWords(Map<String, Object> values) {
        return values.entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private static ObjectName name() {
        try {
            return new ObjectName("io.mojaloop.kafka.security:type=PolicyAuthorizer,role=broker,node=" + NODE);
        } catch (MalformedObjectNameException e) {
            throw new IllegalStateException(e);
        }
    }
}
