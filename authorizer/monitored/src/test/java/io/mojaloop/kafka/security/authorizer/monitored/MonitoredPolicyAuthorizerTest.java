/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.monitored;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.junit.jupiter.api.Test;

class MonitoredPolicyAuthorizerTest {
    @Test
    void pluginMetrics_holdAllThatStandardAuthorizerHas() {
        Metrics standard = new Metrics();
        new StandardAuthorizer().withPluginMetrics(new PluginMetricsImpl(standard, Map.of("config", "c")));
        Metrics ours = new Metrics();
        MonitoredPolicyAuthorizer authorizer = new MonitoredPolicyAuthorizer();
        authorizer.configure(Map.of());
        authorizer.withPluginMetrics(new PluginMetricsImpl(ours, Map.of("config", "c")));
        assertThat(names(ours)).containsAll(names(standard));
        ours.metrics()
                .values()
                .forEach(metric -> assertThat(metric.metricValue()).isNotNull());
    }

    private static Set<String> names(Metrics metrics) {
        return metrics.metrics().keySet().stream()
                .map(MetricName::name)
                .filter(name -> !name.equals("count"))
                .collect(Collectors.toSet());
    }

    @Test
    void rate_isOfTheLastHalfToWholeMinute() {
        AtomicLong counter = new AtomicLong(1000);
        RatePerMinute rate = new RatePerMinute(counter::get);
        MetricConfig config = new MetricConfig();
        assertThat(rate.measure(config, 0)).isZero();
        counter.addAndGet(50);
        assertThat(rate.measure(config, 30_000)).isEqualTo(100);
        assertThat(rate.measure(config, 50_000)).isEqualTo(60);
        assertThat(rate.measure(config, 60_000)).isZero();
        counter.addAndGet(60);
        assertThat(rate.measure(config, 90_000)).isEqualTo(120);
        assertThat(rate.measure(config, 119_999)).isBetween(60.0, 60.1);
    }
}
