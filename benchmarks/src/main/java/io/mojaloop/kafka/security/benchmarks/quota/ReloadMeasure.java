/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import io.mojaloop.kafka.security.policy.document.PolicyReader;
import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * Two threads count requests of 10,000 tenants without a pause while a policy that changes all their limits takes effect,
 * over and over; in a JVM of its own. Prints a line for each phase, {@code <name> <longest ms> <longest ms of processor time>
 * <ms until all limits are in force>}: what a reload does to single calls, beside what the machine does to them anyway.
 */
public final class ReloadMeasure {
    private static final String REPORTER = "io.mojaloop.kafka.security.quota.QuotaMetricsReporter";
    private static final int THREADS = 2;
    private static final int TENANTS = ManagerVariant.USERS;
    private static final int MEBIBYTE = 1 << 20;
    private static final long PATIENCE_MS = 60_000;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Path directory = Callbacks.temporaryDirectory();
    private final Metrics metrics = new Metrics();
    private final Clients clients = new Clients(TENANTS).withSessions();
    private final PolicyQuotaCallback callback;
    private final KafkaQuotas quotas;
    private final List<Asker> askers;
    private int mebibytes = 50_000;

    private ReloadMeasure(@Nullable MetricsReporter reporter) {
        if (reporter != null) {
            reporter.configure(Callbacks.configs(directory));
            metrics.addReporter(reporter);
        }
        callback = Callbacks.withPolicy(directory, policy(), 1000);
        quotas = new KafkaQuotas(metrics, callback);
        for (int i = 0; i < clients.size(); i++) {
            quotas.record(clients.session(i), clients.clientId(i), 1, System.currentTimeMillis());
        }
        askers = IntStream.range(0, THREADS).mapToObj(Asker::new).toList();
    }

    /** @param args whether the metrics reporter is there, and how many reloads */
    public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
        MetricsReporter reporter = Boolean.parseBoolean(args[0])
                ? (MetricsReporter) Class.forName(REPORTER).getConstructor().newInstance()
                : null;
        new ReloadMeasure(reporter).run(Integer.parseInt(args[1]));
        System.exit(0); // threads of Kafka's metrics are none of ours
    }

    private void run(int reloads) throws InterruptedException {
        askers.forEach(Thread::start);
        Thread.sleep(3000); // until the code is compiled
        reload("warm-up");
        reload("warm-up");
        for (int i = 0; i < reloads; i++) {
            phase("nothing", () -> false, 1000);
            phase("reading", this::readOnly, 1000);
            reload("reload");
        }
        askers.forEach(Asker::end);
        for (Asker asker : askers) {
            asker.join();
        }
        quotas.close();
        callback.close();
    }

    private String policy() {
        return TenantPolicy.text(TENANTS, TENANTS, mebibytes);
    }

    /** What a reload also takes, but nothing changes by it. */
    private boolean readOnly() {
        return PolicyReader.read("policy.yaml", policy().getBytes(StandardCharsets.UTF_8))
                .policy()
                .isPresent();
    }

    private void reload(String name) throws InterruptedException {
        mebibytes = mebibytes == 50_000 ? 60_000 : 50_000;
        double limit = (double) mebibytes * MEBIBYTE;
        KafkaMetric[] limited = metrics.metrics().values().stream()
                .filter(metric -> metric.metricName().name().equals("byte-rate"))
                .filter(metric -> metric.metricName().group().equals("Produce"))
                .toArray(KafkaMetric[]::new);
        if (limited.length != TENANTS) {
            throw new IllegalStateException("Kafka has " + limited.length + " budgets, not " + TENANTS);
        }
        TenantPolicy.write(directory.resolve("policy.yaml"), policy());
        phase(
                name,
                () -> Arrays.stream(limited)
                        .allMatch(metric -> metric.config().quota().bound() == limit),
                2000);
        Double told = callback.quotaLimit(
                ClientQuotaType.PRODUCE,
                callback.quotaMetricTags(ClientQuotaType.PRODUCE, clients.principal(0), clients.clientId(0)));
        if (told == null || told != limit) {
            throw new IllegalStateException("the policy did not take effect: " + told);
        }
    }

    /**
     * Lasts as long as told and, if it is a reload, until a second after it is done: the call that did it has to come back.
     */
    private void phase(String name, BooleanSupplier done, long atLeastMs) throws InterruptedException {
        askers.forEach(Asker::reset);
        long start = System.nanoTime();
        boolean wait = name.equals("reload") || name.equals("warm-up");
        long doneMs = wait ? -1 : 0;
        while (doneMs < 0 || elapsed(start) < Math.max(atLeastMs, doneMs + 1000)) {
            if (done.getAsBoolean() && doneMs < 0) {
                doneMs = elapsed(start);
            }
            if (doneMs < 0 && elapsed(start) > PATIENCE_MS) {
                throw new IllegalStateException("no new limits after " + PATIENCE_MS + " ms");
            }
            Thread.sleep(5);
        }
        System.out.printf(
                Locale.ROOT,
                "%s %.3f %.3f %d%n",
                name,
                askers.stream().mapToLong(Asker::longestNanos).max().orElse(0) / 1e6,
                askers.stream().mapToLong(Asker::longestCpuNanos).max().orElse(0) / 1e6,
                doneMs);
    }

    private static long elapsed(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    /** A request thread with half of the clients. */
    private final class Asker extends Thread {
        private final int first;
        private volatile boolean ended;
        private volatile boolean reset;
        private volatile long longestNanos;
        private volatile long longestCpuNanos;

        Asker(int number) {
            super("asker-" + number);
            setDaemon(true);
            first = number * TENANTS / THREADS;
        }

        @Override
        public void run() {
            for (int i = 0; !ended; i = i + 1 == TENANTS / THREADS ? 0 : i + 1) {
                Object session = Objects.requireNonNull(clients.session(first + i));
                long nowMs = System.currentTimeMillis();
                long cpu = CPU.getCurrentThreadCpuTime();
                long start = System.nanoTime();
                quotas.record(session, clients.clientId(first + i), 1, nowMs);
                note(System.nanoTime() - start, CPU.getCurrentThreadCpuTime() - cpu);
            }
        }

        private void note(long nanos, long cpuNanos) {
            if (reset) {
                reset = false;
                longestNanos = 0;
                longestCpuNanos = 0;
            } else {
                if (nanos > longestNanos) {
                    longestNanos = nanos;
                }
                if (cpuNanos > longestCpuNanos) {
                    longestCpuNanos = cpuNanos;
                }
            }
        }

        void reset() {
            reset = true;
        }

        void end() {
            ended = true;
        }

        long longestNanos() {
            return longestNanos;
        }

        long longestCpuNanos() {
            return longestCpuNanos;
        }
    }
}
