/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** What is to be done on Ctrl-C, as long as it is. */
final class ShutdownHook {
    private ShutdownHook() {}

    static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook does its work.
        }
    }
}
