/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the usage of budgets from Kafka's own MBeans, {@code kafka.server:type=Produce,*} and its like: of this JVM or, by
 * a remote connection, of any broker, whatever call-back it has. Several brokers of one JVM are one to it.
 *
 * <p>Asking for the names of MBeans is what costs, so they are asked for only if their number has changed, and otherwise
 * twice a minute. One thread.
 */
public final class JmxUsageReader implements UsageReader {
    private static final Logger LOG = LoggerFactory.getLogger(JmxUsageReader.class);
    private static final long NAMES_HOLD_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final String USER = "user";
    private static final String CLIENT_ID = "client-id";

    private final MBeanServerConnection connection;
    private final LongSupplier nanoClock;
    private List<Bean> beans = List.of();
    private int counted = -1;
    private long namedAtNanos;
    private boolean told;

    private record Bean(ObjectName name, BudgetMetrics names, String[] attributes, Map<String, String> tags) {}

    /** @param connection the platform's MBean server, or that of a remote broker; the caller closes it */
    public JmxUsageReader(MBeanServerConnection connection) {
        this(connection, System::nanoTime);
    }

    JmxUsageReader(MBeanServerConnection connection, LongSupplier nanoClock) {
        this.connection = connection;
        this.nanoClock = nanoClock;
    }

    @Override
    public List<Usage> read() {
        try {
            return readNow();
        } catch (IOException | JMException failure) {
            if (!told) {
                told = true;
                LOG.warn("The usage of budgets cannot be read by JMX", failure);
            }
            return List.of();
        }
    }

    /**
     * The same for those that want to know why nothing can be read.
     *
     * @throws IOException if the connection does not work
     * @throws JMException if the other side does not let anybody read
     */
    public List<Usage> readNow() throws IOException, JMException {
        int count = connection.getMBeanCount();
        long now = nanoClock.getAsLong();
        if (count != counted || now - namedAtNanos >= NAMES_HOLD_NANOS) {
            beans = beans();
            counted = count;
            namedAtNanos = now;
        }
        List<Usage> usages = new ArrayList<>(beans.size());
        for (Bean bean : beans) {
            try {
                usages.add(usage(bean));
            } catch (InstanceNotFoundException gone) {
                counted = -1; // or registered anew just now, as JmxReporter does for each further attribute
            }
        }
        return usages;
    }

    private Usage usage(Bean bean) throws IOException, JMException {
        double rate = 0;
        double throttleTime = 0;
        double tokens = 0;
        for (Attribute attribute :
                connection.getAttributes(bean.name, bean.attributes).asList()) {
            double value = attribute.getValue() instanceof Number number ? number.doubleValue() : 0;
            if (attribute.getName().equals(bean.names.rate())) {
                rate = value;
            } else if (attribute.getName().equals(BudgetMetrics.THROTTLE_TIME)) {
                throttleTime = value;
            } else {
                tokens = value;
            }
        }
        return Usage.measured(bean.names.type(), bean.tags, rate, throttleTime, tokens);
    }

    private List<Bean> beans() throws IOException, JMException {
        List<Bean> found = new ArrayList<>();
        for (BudgetMetrics names : BudgetMetrics.values()) {
            String[] attributes = names.hasTokens()
                    ? new String[] {names.rate(), names.limited(), BudgetMetrics.THROTTLE_TIME}
                    : new String[] {names.rate(), BudgetMetrics.THROTTLE_TIME};
            for (ObjectName name : connection.queryNames(pattern(names), null)) {
                Map<String, String> tags = tags(name);
                if (!tags.isEmpty() || hasRate(name, names)) {
                    found.add(new Bean(name, names, attributes, complete(tags)));
                }
            }
        }
        return found;
    }

    private static ObjectName pattern(BudgetMetrics names) throws MalformedObjectNameException {
        return new ObjectName("kafka.server:type=" + names.group() + ",*");
    }

    /** Without tags there are metrics of the whole broker and, with them, the budget of those without a client id. */
    private boolean hasRate(ObjectName name, BudgetMetrics names) throws IOException, JMException {
        try {
            return Arrays.stream(connection.getMBeanInfo(name).getAttributes())
                    .anyMatch(attribute -> attribute.getName().equals(names.rate()));
        } catch (InstanceNotFoundException gone) {
            return false;
        }
    }

    static Map<String, String> tags(ObjectName name) {
        Map<String, String> tags = new HashMap<>();
        name.getKeyPropertyList().forEach((key, value) -> {
            if (!key.equals("type")) {
                tags.put(key, value.startsWith("\"") ? ObjectName.unquote(value) : value);
            }
        });
        return tags;
    }

    /** JmxReporter leaves out tags that are empty: of Kafka's own there are always two. */
    static Map<String, String> complete(Map<String, String> tags) {
        if (tags.isEmpty() || tags.containsKey(USER) || tags.containsKey(CLIENT_ID)) {
            tags.putIfAbsent(USER, "");
            tags.putIfAbsent(CLIENT_ID, "");
        }
        return Map.copyOf(tags);
    }
}
