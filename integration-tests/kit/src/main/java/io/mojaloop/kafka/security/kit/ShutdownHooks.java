/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

/** Removing a hook while the JVM already shuts down is refused by an exception that means nothing to us. */
final class ShutdownHooks {
    private ShutdownHooks() {}

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook does its work.
        }
    }
}
