/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.usage.BudgetMeters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * Gives Kafka's own metrics of budgets to {@link PolicyQuotaCallback}, which then need not read them by JMX, and sets new
 * limits itself instead of letting a request thread look for them among all metrics of the broker:
 *
 * <pre>metric.reporters=io.mojaloop.kafka.security.quota.QuotaMetricsReporter</pre>
 *
 * <p>Reports nothing to anybody. It and the call-back may come and go in any order; they find each other by the node's id
 * and directories, as several brokers of one JVM must not read each other's. A combined node has one of it, as it has one
 * set of metrics. All methods may be called from any thread.
 */
public final class QuotaMetricsReporter implements MetricsReporter {
    private static final CopyOnWriteArrayList<QuotaMetricsReporter> OPEN = new CopyOnWriteArrayList<>();

    private final BudgetMeters meters = new BudgetMeters();
    private volatile String nodeId = "";
    private volatile List<Path> logDirs = List.of();

    /** Called by Kafka, which calls {@link #configure} next. */
    public QuotaMetricsReporter() {}

    /** Those of a node. */
    static List<BudgetMeters> of(QuotaConfig config) {
        return OPEN.stream()
                .filter(reporter -> reporter.isOf(config))
                .map(reporter -> reporter.meters)
                .toList();
    }

    /** A broker in ZooKeeper mode may get its id only when it starts: the call-back is not told of that. */
    private boolean isOf(QuotaConfig config) {
        return logDirs.equals(config.logDirs())
                && (nodeId.isEmpty() || config.nodeId().isEmpty() || nodeId.equals(config.nodeId()));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        nodeId = QuotaConfig.reporter(configs).node();
        logDirs = List.copyOf(QuotaConfig.logDirs(configs));
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(meters::add);
        OPEN.addIfAbsent(this);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        meters.add(metric);
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        meters.remove(metric);
    }

    /** Idempotent. */
    @Override
    public void close() {
        OPEN.remove(this);
    }
}
