/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import java.time.Duration;

/** One consumer that opened a file. Equal only to itself: a consumer may open the same file twice. */
final class Subscription {
    private final PolicyConsumer consumer;
    private final Duration interval;

    Subscription(PolicyConsumer consumer, Duration interval) {
        this.consumer = consumer;
        this.interval = interval;
    }

    PolicyConsumer consumer() {
        return consumer;
    }

    Duration interval() {
        return interval;
    }
}
