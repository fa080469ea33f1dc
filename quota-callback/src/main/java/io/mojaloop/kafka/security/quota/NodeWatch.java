/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.audit.jmx.Registration;
import io.mojaloop.kafka.security.quota.usage.Budget;
import io.mojaloop.kafka.security.quota.usage.Usage;
import io.mojaloop.kafka.security.quota.watch.AuditedNews;
import io.mojaloop.kafka.security.quota.watch.MeasuredBudget;
import io.mojaloop.kafka.security.quota.watch.TenantMetrics;
import io.mojaloop.kafka.security.quota.watch.ThrottleWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** What is done with the usage of a node's budgets: it is seen who is slowed down, the trail is told, metrics are kept. */
final class NodeWatch implements AutoCloseable {
    private final List<PolicyQuotaCallback> callbacks;
    private final LongSupplier elapsedClock = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    private final ThrottleWatch watch;
    private final TenantMetrics tenants;
    private final NodeMetrics metrics;
    private final Registration registration;
    private List<Usage> looked = List.of();
    private List<MeasuredBudget> measured = List.of();

    NodeWatch(
            Reporter reporter,
            AuditTrail audit,
            List<PolicyQuotaCallback> callbacks,
            NodeUsage usage,
            Supplier<Standing> standing,
            DoubleSupplier storageUsedPercent) {
        this.callbacks = callbacks;
        this.watch = new ThrottleWatch(new AuditedNews(
                audit,
                reporter,
                LoggerFactory.getLogger(PolicyQuotaCallback.class),
                elapsedClock,
                System::currentTimeMillis));
        this.tenants = new TenantMetrics(reporter.node());
        this.metrics = new NodeMetrics(standing, usage, watch, tenants, storageUsedPercent, elapsedClock);
        this.registration = Registration.of(metrics, "type=Quota", reporter.node());
    }

    /** Looks at what was read; what was looked at before, not again. */
    void look(List<Usage> usages, Standing standing) {
        if (usages != looked || usages.isEmpty()) {
            looked = usages;
            measured = measure(usages, standing);
            watch.look(measured, elapsedClock.getAsLong());
            metrics.looked(usages.size());
        }
        tenants.take(standing.allocation(), standing.guaranteed(), usages, watch);
    }

    /** All budgets as they were at the last look, with delays that are given now. By the thread that looks. */
    List<MeasuredBudget> measured() {
        return measured.stream().map(watch::asItIsNow).toList();
    }

    ThrottleWatch watch() {
        return watch;
    }

    NodeMetrics metrics() {
        return metrics;
    }

    private List<MeasuredBudget> measure(List<Usage> usages, Standing standing) {
        if (callbacks.isEmpty()) {
            return List.of();
        }
        PolicyQuotaCallback callback = callbacks.get(0);
        List<MeasuredBudget> budgets = new ArrayList<>(usages.size());
        List<Budget> wanted = new ArrayList<>();
        for (Usage usage : usages) {
            MeasuredBudget budget = callback.resolver(usage.type()).measured(standing.allocation(), usage);
            budgets.add(budget);
            if (budget.isOfInterest()) {
                wanted.add(usage.budget());
            }
        }
        if (!wanted.isEmpty()) {
            SeenClients seen =
                    SeenClients.of(callbacks, wanted, standing.state().period());
            budgets.replaceAll(budget ->
                    budget.isOfInterest() ? budget.with(seen.of(budget.usage().budget())) : budget);
        }
        return budgets;
    }

    @Override
    public void close() {
        registration.close();
        tenants.close();
    }
}
