/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.server.quota.ClientQuotaType;

/**
 * Which quota managers of one call-back have to look at all limits again. Kafka asks at every request, and the thread that
 * is told "yes" walks through all metrics of the broker: so that is said rarely. Each type has its own moment in every
 * second, a quarter from that of the next type: so it is told at most once a second whatever changes meanwhile, and never
 * two types at a time. With {@link QuotaMetricsReporter} it is never said at all.
 */
final class Resets {
    private static final long NOT_DUE = Long.MAX_VALUE;
    private static final ClientQuotaType[] TYPES = ClientQuotaType.values();
    static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    static final long APART_NANOS = PERIOD_NANOS / TYPES.length;

    private final AtomicLongArray due = new AtomicLongArray(TYPES.length);

    Resets() {
        for (ClientQuotaType type : TYPES) {
            due.set(type.ordinal(), NOT_DUE);
        }
    }

    /** All limits may have changed. */
    void request(long nowNanos) {
        for (ClientQuotaType type : TYPES) {
            // One that is due already stays so: a row of changes must not put it off for ever.
            due.compareAndSet(type.ordinal(), NOT_DUE, nextMoment(type, nowNanos));
        }
    }

    /** After now: one that was taken just now is not due again before the next second. */
    private static long nextMoment(ClientQuotaType type, long nowNanos) {
        long phase = type.ordinal() * APART_NANOS;
        return nowNanos + PERIOD_NANOS - Math.floorMod(nowNanos - phase, PERIOD_NANOS);
    }

    /** Whether the caller is to look at all limits of a type; true once for a request. */
    boolean take(ClientQuotaType type) {
        // Asked several times for each request: without a look at the clock while nothing is due.
        return due.getAcquire(type.ordinal()) != NOT_DUE && take(type, System.nanoTime());
    }

    boolean take(ClientQuotaType type, long nowNanos) {
        long at = due.getAcquire(type.ordinal());
        return at != NOT_DUE && nowNanos - at >= 0 && due.compareAndSet(type.ordinal(), at, NOT_DUE);
    }
}
