/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.quota;

import io.mojaloop.kafka.security.integration.support.Client;
import io.mojaloop.kafka.security.integration.support.TestCluster;
import io.mojaloop.kafka.security.kit.load.Load;
import io.mojaloop.kafka.security.kit.load.LoadShape;
import io.mojaloop.kafka.security.kit.load.Stopwatch;
import io.mojaloop.kafka.security.kit.load.Window;
import java.util.ArrayList;
import java.util.List;

/** Clients that write at the same time, and the windows in which they are looked at. Ends them all with {@link #close}. */
final class Loads implements AutoCloseable {
    /** Kafka's rates need two windows until they say nothing of what was before. */
    static final int SETTLE_SECONDS = 2 * QuotaBrokers.WINDOW_SECONDS;

    private final Stopwatch watch = new Stopwatch();
    private final List<Load> loads = new ArrayList<>();

    Load start(Client client, LoadShape shape) {
        Load load = Load.start(client.properties(), shape, watch);
        loads.add(load);
        return load;
    }

    /** Lets two windows pass. */
    void settle() {
        watch.pass(SETTLE_SECONDS);
    }

    /** What each of them does from the next second on, for so many seconds. */
    List<Window> during(int seconds) {
        int end = watch.pass(seconds);
        return loads.stream().map(load -> load.window(end - seconds, end)).toList();
    }

    List<Load> all() {
        return List.copyOf(loads);
    }

    Stopwatch watch() {
        return watch;
    }

    /** For the output of a test run. */
    static void tell(TestCluster cluster, String what, Object measured) {
        System.out.printf(
                "[it] Kafka %s %s, %s: %s%n",
                cluster.brokers().version(), cluster.brokers().mode(), what, measured);
    }

    @Override
    public void close() {
        loads.forEach(Load::close);
    }
}
