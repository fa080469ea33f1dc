/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import io.mojaloop.kafka.security.quota.PolicyQuotaCallback;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Single calls of the call-back: what Kafka's quota managers ask at every request. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallbackBenchmark {
    /** More than a broker has connections that are busy at a time. */
    static final int CONNECTED = 1 << 11;

    static final int MANY = 100_000;
    private static final int CLIENT_IDS = 997;

    @Param({"1", "100", "10000"})
    public int tenants = 1;

    private @Nullable PolicyQuotaCallback callback;
    private Clients many = new Clients(0);
    private Object[] ownTags = {};
    private Object[] javaTags = {};
    private Object[] scalaTags = {};

    /** All clients are in tenants. */
    @Setup(Level.Trial)
    public void start() {
        Path directory = Callbacks.temporaryDirectory();
        PolicyQuotaCallback started =
                Callbacks.withPolicy(directory, TenantPolicy.text(tenants, MANY, 100), Callbacks.NEVER_MS);
        callback = started;
        many = new Clients(MANY);
        ownTags = new Object[CONNECTED];
        javaTags = new Object[CONNECTED];
        scalaTags = new Object[CONNECTED];
        for (int i = 0; i < CONNECTED; i++) {
            Map<String, String> tags =
                    started.quotaMetricTags(ClientQuotaType.PRODUCE, many.principal(i), many.clientId(i));
            if (!tags.containsKey("tenant")) {
                throw new IllegalStateException(many.principal(i) + " is in no tenant: " + tags);
            }
            ownTags[i] = tags;
            javaTags[i] = new LinkedHashMap<>(tags);
            scalaTags[i] = KafkaQuotas.scalaView(tags).orElse(tags);
        }
        System.gc();
    }

    @TearDown(Level.Trial)
    public void stop() {
        callback().close();
    }

    private PolicyQuotaCallback callback() {
        return java.util.Objects.requireNonNull(callback);
    }

    /** Where one thread is. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
        private int nextId;

        int next(int size) {
            int now = next + 1;
            next = now >= size ? 0 : now;
            return next;
        }

        String unseenId() {
            nextId = nextId + 1 >= CLIENT_IDS ? 0 : nextId + 1;
            return IDS[nextId];
        }

        private static final String[] IDS = new String[CLIENT_IDS];

        static {
            for (int i = 0; i < CLIENT_IDS; i++) {
                IDS[i] = "other-" + i;
            }
        }
    }

    /** Clients that are connected, in turn. */
    @Benchmark
    public Map<String, String> tags(Turn turn) {
        int i = turn.next(CONNECTED);
        return callback().quotaMetricTags(ClientQuotaType.PRODUCE, many.principal(i), many.clientId(i));
    }

    /** 10,000 clients in turn. */
    @Benchmark
    public Map<String, String> tagsOfTenThousand(Turn turn) {
        int i = turn.next(10_000);
        return callback().quotaMetricTags(ClientQuotaType.PRODUCE, many.principal(i), many.clientId(i));
    }

    /** 100,000 principals in turn. */
    @Benchmark
    public Map<String, String> tagsOfMany(Turn turn) {
        int i = turn.next(MANY);
        return callback().quotaMetricTags(ClientQuotaType.PRODUCE, many.principal(i), many.clientId(i));
    }

    /** What {@link #tagsOfMany} takes without the call-back: to fetch principal, name and client id from memory. */
    @Benchmark
    public int fetchOfMany(Turn turn) {
        int i = turn.next(MANY);
        return many.principal(i).getName().hashCode() ^ many.clientId(i).hashCode();
    }

    /** Each call another combination of principal and client id, of nearly a hundred million. */
    @Benchmark
    public Map<String, String> tagsOfUnseen(Turn turn) {
        return callback().quotaMetricTags(ClientQuotaType.PRODUCE, many.principal(turn.next(MANY)), turn.unseenId());
    }

    /** With the tags that the call-back gave. */
    @Benchmark
    public @Nullable Double limit(Turn turn) {
        return limitOf(ownTags[turn.next(CONNECTED)]);
    }

    /** With a copy as the names of metrics have it. */
    @Benchmark
    public @Nullable Double limitOfJavaCopy(Turn turn) {
        return limitOf(javaTags[turn.next(CONNECTED)]);
    }

    /** With the copy that Kafka 3.9 makes for fetches. */
    @Benchmark
    public @Nullable Double limitOfScalaCopy(Turn turn) {
        return limitOf(scalaTags[turn.next(CONNECTED)]);
    }

    @SuppressWarnings("unchecked")
    private @Nullable Double limitOf(Object tags) {
        return callback().quotaLimit(ClientQuotaType.PRODUCE, (Map<String, String>) tags);
    }

    @Benchmark
    public boolean reset() {
        return callback().quotaResetRequired(ClientQuotaType.PRODUCE);
    }
}
