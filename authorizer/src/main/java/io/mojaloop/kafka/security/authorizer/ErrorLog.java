/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports errors on the request path, at most once in ten seconds: a client must not be able to fill a disk. */
final class ErrorLog {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);
    private static final long INTERVAL_NS = TimeUnit.SECONDS.toNanos(10);

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    void write(Throwable error) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + INTERVAL_NS)) {
            LOG.error(
                    "A decision failed and was denied; the metric DeniedByError counts all of them. Please report this",
                    error);
        }
    }
}
