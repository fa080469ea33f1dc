/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import org.jspecify.annotations.Nullable;

/**
 * The user name that a client claimed in an authentication that has not succeeded yet. Kafka's network thread that reads
 * the name also logs the failure, in the same turn, but the log line does not have the name.
 */
public final class ClaimedName {
    private static final ThreadLocal<@Nullable String> OF_THREAD = new ThreadLocal<>();

    private ClaimedName() {}

    /** Remembers the name for this thread, until {@link #take}. */
    public static void remember(String name) {
        OF_THREAD.set(name);
    }

    /** The name last remembered by this thread, once; empty if there is none. */
    public static String take() {
        @Nullable String name = OF_THREAD.get();
        OF_THREAD.remove();
        return name == null ? "" : name;
    }
}
