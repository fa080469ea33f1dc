/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

/** What time it is; tests set their own. */
interface PolicyTime {
    PolicyTime SYSTEM = new PolicyTime() {
        @Override
        public long wallMs() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleepMs(long ms) throws InterruptedException {
            Thread.sleep(ms);
        }
    };

    /** The clock on the wall, by which bindings end. Somebody may set it. */
    long wallMs();

    /** Time that only goes forward, from an arbitrary beginning. */
    long nanos();

    void sleepMs(long ms) throws InterruptedException;
}
