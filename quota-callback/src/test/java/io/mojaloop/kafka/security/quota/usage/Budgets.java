/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Quota;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Rate;
import org.apache.kafka.common.metrics.stats.TokenBucket;

/** The metrics of budgets, made as Kafka's quota managers make them. */
public final class Budgets implements AutoCloseable {
    public final Metrics metrics;

    /** @param jmx whether they are MBeans too */
    public Budgets(boolean jmx) {
        metrics = new Metrics();
        if (jmx) {
            JmxReporter reporter = new JmxReporter();
            reporter.contextChange(new KafkaMetricsContext("kafka.server"));
            metrics.addReporter(reporter);
        }
        for (BudgetMetrics type : BudgetMetrics.values()) {
            metrics.sensor(type.group() + "-delayQueue")
                    .add(metrics.metricName("queue-size", type.group()), new CumulativeSum());
        }
        metrics.sensor("exempt-Request").add(metrics.metricName("exempt-request-time", "Request"), new Rate());
        metrics.sensor("other").add(metrics.metricName("byte-rate", "LeaderReplication"), new Rate());
    }

    static Map<String, String> tags(String... keysAndValues) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            tags.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return tags;
    }

    /** Makes a budget. @return what measures its use */
    public Sensor add(String group, Map<String, String> tags, double limit) {
        BudgetMetrics type = BudgetMetrics.ofGroup(group);
        MetricConfig config =
                new MetricConfig().timeWindow(1, TimeUnit.SECONDS).samples(11).quota(new Quota(limit, true));
        Sensor used = metrics.sensor(group + "-" + String.join(":", tags.values()));
        if (type.hasTokens()) {
            used.add(name(type.rate(), group, tags), new Rate());
            used.add(name(type.limited(), group, tags), new TokenBucket(), config);
        } else {
            used.add(name(type.rate(), group, tags), new Rate(), config);
        }
        metrics.sensor(group + "ThrottleTime-" + String.join(":", tags.values()))
                .add(name("throttle-time", group, tags), new Avg());
        return used;
    }

    public void delay(String group, Map<String, String> tags, double ms) {
        metrics.sensor(group + "ThrottleTime-" + String.join(":", tags.values()))
                .record(ms);
    }

    public void remove(String group, Map<String, String> tags) {
        metrics.removeSensor(group + "-" + String.join(":", tags.values()));
        metrics.removeSensor(group + "ThrottleTime-" + String.join(":", tags.values()));
    }

    public double limit(String group, Map<String, String> tags) {
        String limited = BudgetMetrics.ofGroup(group).limited();
        return metrics.metric(name(limited, group, tags)).config().quota().bound();
    }

    private MetricName name(String name, String group, Map<String, String> tags) {
        return metrics.metricName(name, group, "", tags);
    }

    @Override
    public void close() {
        metrics.close();
    }
}
