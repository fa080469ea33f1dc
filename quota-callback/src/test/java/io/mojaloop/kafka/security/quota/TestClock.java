/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Time;

/** Time as Kafka asks for it, that passes when told. A proxy, as each Kafka version adds methods to the interface. */
final class TestClock {
    private final AtomicLong nowMs = new AtomicLong(1_700_000_000_000L);

    final Time time = (Time) Proxy.newProxyInstance(
            Time.class.getClassLoader(),
            new Class<?>[] {Time.class},
            (proxy, method, arguments) -> switch (method.getName()) {
                case "milliseconds" -> nowMs.get();
                case "nanoseconds" -> nowMs.get() * 1_000_000;
                case "hiResClockMs" -> nowMs.get();
                default -> InvocationHandler.invokeDefault(proxy, method, arguments);
            });

    long nowMs() {
        return nowMs.get();
    }

    void advance(long ms) {
        nowMs.addAndGet(ms);
    }
}
