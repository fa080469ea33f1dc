/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends trails with the process, for those whose users never say that they have ended: ZooKeeper, and a broker that did not
 * get as far as its plug-ins. Kafka stops in a hook too, at the same time, and what it does then belongs into the trail.
 */
final class Shutdown {
    private static final String KAFKA_HOOK = "kafka-shutdown-hook";

    /** Kafka's controlled shutdown may take minutes; whoever supervises the process will not wait longer for it. */
    private static final long MOST_WAIT_NS = TimeUnit.MINUTES.toNanos(5);

    private static final long QUIET_NS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration MOST_CLOSE = Duration.ofSeconds(5);

    private Shutdown() {}

    static void hook(Trails trails) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> run(trails), "audit-trail-shutdown"));
        } catch (IllegalStateException alreadyStopping) {
            // Then whoever opened the trail this late closes it, or nobody can.
        }
    }

    private static void run(Trails trails) {
        long startNs = System.nanoTime();
        long quietSinceNs = startNs;
        long activity = activity(trails);
        while (!trails.trails().isEmpty() && System.nanoTime() - startNs < MOST_WAIT_NS) {
            long now = activity(trails);
            if (now != activity || isKafkaStopping()) {
                activity = now;
                quietSinceNs = System.nanoTime();
            } else if (System.nanoTime() - quietSinceNs > QUIET_NS) {
                break;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        trails.closeAll(MOST_CLOSE);
    }

    private static long activity(Trails trails) {
        return trails.trails().stream().mapToLong(PipelineTrail::activity).sum();
    }

    private static boolean isKafkaStopping() {
        // Not by stack traces, which stop every thread of a process that is busy stopping.
        return TrailThreads.ofProcess().anyMatch(thread -> thread.getName().equals(KAFKA_HOOK) && thread.isAlive());
    }
}
