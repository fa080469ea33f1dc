/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How long to wait for something to come true. A change of ACLs reaches a broker a moment after it was accepted. */
record Patience(Duration limit) {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /**
     * Repeats an attempt until it ends as expected, at the latest until the limit.
     *
     * @return what the last attempt returned
     * @throws Exception what the last attempt threw
     */
    String until(Expectation expected, Attempt attempt) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            boolean last = System.nanoTime() - deadline > 0;
            try {
                String done = attempt.run();
                if (last || expected.isMetBy(new Observation.Done(done))) {
                    return done;
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                if (last || expected.isMetBy(Observation.ofFailure(e))) {
                    throw e;
                }
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    int millis() {
        return Math.toIntExact(limit.toMillis());
    }
}
