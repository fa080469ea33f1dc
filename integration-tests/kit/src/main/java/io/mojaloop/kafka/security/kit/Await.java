/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition of another process, which can only be asked again and again. */
final class Await {
    private static final long POLL_MS = 50;

    private Await() {}

    /** @throws KitException of kind TIMEOUT with the given text when the condition stays false */
    static void until(BooleanSupplier condition, Duration timeout, Supplier<String> failure) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new KitException(KitException.Kind.TIMEOUT, failure.get());
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KitException(KitException.Kind.TIMEOUT, "Interrupted. " + failure.get(), e);
            }
        }
    }
}
