/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.quota.read;

import io.mojaloop.kafka.security.quota.status.StatusJson;
import io.mojaloop.kafka.security.quota.usage.Usage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Kafka's MBeans of quotas, for example {@code kafka.server:type=Produce,user=alice,client-id=x}, of any broker: what each
 * budget uses and how long its clients are held back. Limits are not among them.
 */
record QuotaBeans(MBeanServerConnection beans) {
    private static final String THROTTLE_TIME = "throttle-time";

    List<Usage> read() throws IOException, JMException {
        List<Usage> usages = new ArrayList<>();
        for (ClientQuotaType type : StatusJson.types()) {
            for (ObjectName name : beans.queryNames(new ObjectName("kafka.server:type=" + bean(type) + ",*"), null)) {
                Map<String, String> tags = tags(name);
                if (!tags.isEmpty()) {
                    read(type, name, tags, usages);
                }
            }
        }
        return usages;
    }

    private void read(ClientQuotaType type, ObjectName name, Map<String, String> tags, List<Usage> usages)
            throws IOException, JMException {
        try {
            Map<String, Double> values = new HashMap<>();
            String[] wanted = {rate(type), THROTTLE_TIME};
            for (Attribute attribute : beans.getAttributes(name, wanted).asList()) {
                double value = attribute.getValue() instanceof Number number ? number.doubleValue() : 0;
                values.put(attribute.getName(), Double.isFinite(value) ? Math.max(0, value) : 0);
            }
            usages.add(new Usage(
                    type, tags, values.getOrDefault(rate(type), 0.0), values.getOrDefault(THROTTLE_TIME, 0.0)));
        } catch (InstanceNotFoundException gone) {
            // Kafka forgets budgets that nobody uses.
        }
    }

    private static Map<String, String> tags(ObjectName name) {
        Map<String, String> tags = new TreeMap<>();
        name.getKeyPropertyList().forEach((key, value) -> {
            if (!key.equals("type")) {
                tags.put(key, value.startsWith("\"") ? ObjectName.unquote(value) : value);
            }
        });
        return tags;
    }

    private static String bean(ClientQuotaType type) {
        return switch (type) {
            case PRODUCE -> "Produce";
            case FETCH -> "Fetch";
            case REQUEST -> "Request";
            case CONTROLLER_MUTATION -> "ControllerMutation";
        };
    }

    private static String rate(ClientQuotaType type) {
        return switch (type) {
            case PRODUCE, FETCH -> "byte-rate";
            case REQUEST -> "request-time";
            case CONTROLLER_MUTATION -> "mutation-rate";
        };
    }
}
