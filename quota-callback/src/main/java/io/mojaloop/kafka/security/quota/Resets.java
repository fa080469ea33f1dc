/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Which quota managers of one call-back have to look at all limits again. Kafka asks at every request, and the thread that
 * is told "yes" walks through all metrics of the broker: so that is said rarely, once per change, and never for two types
 * at a time.
 */
final class Resets {
    private static final long NOT_DUE = Long.MAX_VALUE;
    private static final long APART_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final AtomicLongArray due = new AtomicLongArray(ClientQuotaType.values().length);

    Resets() {
        for (ClientQuotaType type : ClientQuotaType.values()) {
            due.set(type.ordinal(), NOT_DUE);
        }
    }

    /** All limits may have changed. */
    void request(long nowNanos) {
        for (ClientQuotaType type : ClientQuotaType.values()) {
            // One that is due already stays so: a row of changes must not put it off for ever.
            due.compareAndSet(type.ordinal(), NOT_DUE, nowNanos + type.ordinal() * APART_NANOS);
        }
    }

    /** Whether the caller is to look at all limits of a type; true once for a request. */
    boolean take(ClientQuotaType type) {
        long at = due.getAcquire(type.ordinal());
        return at != NOT_DUE && System.nanoTime() - at >= 0 && due.compareAndSet(type.ordinal(), at, NOT_DUE);
    }
}
