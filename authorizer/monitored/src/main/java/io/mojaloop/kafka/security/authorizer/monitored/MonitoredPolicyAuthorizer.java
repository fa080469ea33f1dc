/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.monitored;

import io.mojaloop.kafka.security.authorizer.PolicyAuthorizer;
import io.mojaloop.kafka.security.authorizer.PolicyAuthorizerMXBean;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.MetricValueProvider;
import org.apache.kafka.common.metrics.Monitorable;
import org.apache.kafka.common.metrics.PluginMetrics;

/**
 * {@link PolicyAuthorizer} that also gives its metrics to the broker (KIP-877), so that every metrics reporter sees them:
 *
 * <pre>authorizer.class.name=io.mojaloop.kafka.security.authorizer.monitored.MonitoredPolicyAuthorizer</pre>
 *
 * <p>For Kafka 4.1 and later; older versions lack the interface and could not load a class that names it. The metrics of
 * StandardAuthorizer keep their names, so dashboards go on working; JMX has them under {@code
 * kafka.server:type=plugins,config=authorizer.class.name,class=MonitoredPolicyAuthorizer,role=...}.
 */
public final class MonitoredPolicyAuthorizer extends PolicyAuthorizer implements Monitorable {
    @Override
    public void withPluginMetrics(PluginMetrics plugin) {
        PolicyAuthorizerMXBean now = metrics();
        rate(plugin, "authorization-allowed-rate-per-minute", "Allowed decisions per minute", () -> allowed(now));
        rate(plugin, "authorization-denied-rate-per-minute", "Denied decisions per minute", () -> denied(now));
        rate(plugin, "authorization-request-rate-per-minute", "Decisions per minute", () -> allowed(now) + denied(now));
        gauge(plugin, "acls-total-count", "Stored ACLs", PolicyAuthorizerMXBean::getAclCount);
        gauge(plugin, "allowed-by-rule-total", "Allowed by a rule", PolicyAuthorizerMXBean::getAllowedByRule);
        gauge(plugin, "allowed-as-super-user-total", "Super users", PolicyAuthorizerMXBean::getAllowedAsSuperUser);
        gauge(plugin, "allowed-by-default-total", "No ACL found", PolicyAuthorizerMXBean::getAllowedByDefault);
        gauge(plugin, "denied-by-rule-total", "Denied by a rule", PolicyAuthorizerMXBean::getDeniedByRule);
        gauge(plugin, "denied-by-default-total", "Allowed by no rule", PolicyAuthorizerMXBean::getDeniedByDefault);
        gauge(plugin, "denied-by-error-total", "Errors, denied", PolicyAuthorizerMXBean::getDeniedByError);
        gauge(plugin, "denied-by-audit-total", "Not audited, denied", PolicyAuthorizerMXBean::getDeniedByAudit);
        gauge(plugin, "denied-by-guardrail-total", "Guardrails", PolicyAuthorizerMXBean::getDeniedByGuardrail);
        gauge(
                plugin,
                "allowed-in-monitor-mode-total",
                "Would be denied",
                PolicyAuthorizerMXBean::getAllowedInMonitorMode);
        gauge(plugin, "unknown-origins-total", "Forwarded by plain brokers", PolicyAuthorizerMXBean::getUnknownOrigins);
        gauge(plugin, "policy-version", "Version in force", PolicyAuthorizerMXBean::getPolicyVersion);
        gauge(plugin, "policy-age-ms", "Since it was loaded, ms", PolicyAuthorizerMXBean::getPolicyAgeMs);
        gauge(
                plugin,
                "policy-last-check-ms",
                "Since the file was looked at",
                PolicyAuthorizerMXBean::getPolicyLastCheckMs);
        gauge(plugin, "policy-refusals-total", "Refused files", PolicyAuthorizerMXBean::getPolicyRefusals);
        gauge(plugin, "ended-bindings", "Bindings that give nothing", PolicyAuthorizerMXBean::getEndedBindings);
        gauge(plugin, "not-ready-total", "Refused before the load", PolicyAuthorizerMXBean::getNotReady);
        gauge(plugin, "failed-updates-total", "Failed updates of ACLs", PolicyAuthorizerMXBean::getFailedUpdates);
        gauge(plugin, "inert-allow-acls", "Allows that match no client", PolicyAuthorizerMXBean::getInertAllowAcls);
        gauge(plugin, "inert-deny-acls", "Denies that match no client", PolicyAuthorizerMXBean::getInertDenyAcls);
        gauge(plugin, "latency-ns-p50", "Median of timed calls, ns", PolicyAuthorizerMXBean::getLatencyNanosP50);
        gauge(plugin, "latency-ns-p99", "99% of timed calls, ns", PolicyAuthorizerMXBean::getLatencyNanosP99);
        gauge(plugin, "latency-ns-max", "Longest timed call, ns", PolicyAuthorizerMXBean::getLatencyNanosMax);
    }

    private static long allowed(PolicyAuthorizerMXBean now) {
        return now.getAllowedByRule()
                + now.getAllowedAsSuperUser()
                + now.getAllowedByDefault()
                + now.getAllowedInMonitorMode();
    }

    private static long denied(PolicyAuthorizerMXBean now) {
        return now.getDeniedByRule()
                + now.getDeniedByDefault()
                + now.getDeniedByError()
                + now.getDeniedByAudit()
                + now.getDeniedByGuardrail();
    }

    private void gauge(
            PluginMetrics plugin, String name, String description, ToLongFunction<PolicyAuthorizerMXBean> value) {
        PolicyAuthorizerMXBean now = metrics();
        add(plugin, name, description, (Gauge<Long>) (config, timeMs) -> value.applyAsLong(now));
    }

    private static void rate(PluginMetrics plugin, String name, String description, Supplier<Long> count) {
        add(plugin, name, description, new RatePerMinute(count::get));
    }

    private static void add(PluginMetrics plugin, String name, String description, MetricValueProvider<?> value) {
        plugin.addMetric(plugin.metricName(name, description, new LinkedHashMap<>()), value);
    }
}
