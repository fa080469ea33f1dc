/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The user name that a client claimed in an authentication that has not succeeded yet. Kafka's network thread that reads
 * the name also logs the failure, in the same turn, but the log line does not have the name.
 */
public final class ClaimedName {
    /** What is older belongs to something else: a whole turn of a network thread takes less. */
    static final long MOST_AGE_NS = TimeUnit.SECONDS.toNanos(5);

    private static final ThreadLocal<@Nullable ClaimedName> OF_THREAD = new ThreadLocal<>();

    private final String name;
    private final long sinceNs;

    private ClaimedName(String name, long sinceNs) {
        this.name = name;
        this.sinceNs = sinceNs;
    }

    /** Remembers the name for this thread, until {@link #take} and for seconds at most. */
    public static void remember(String name) {
        remember(name, System.nanoTime());
    }

    static void remember(String name, long nowNs) {
        OF_THREAD.set(new ClaimedName(name, nowNs));
    }

    /** The name last remembered by this thread, once; empty if there is none. */
    public static String take() {
        return take(System.nanoTime());
    }

    static String take(long nowNs) {
        @Nullable ClaimedName claimed = OF_THREAD.get();
        OF_THREAD.remove();
        return claimed == null || nowNs - claimed.sinceNs > MOST_AGE_NS ? "" : claimed.name;
    }
}
