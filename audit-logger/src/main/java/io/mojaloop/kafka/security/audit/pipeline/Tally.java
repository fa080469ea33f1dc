/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.pipeline;

import io.mojaloop.kafka.security.audit.event.EventClass;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** A number for each class of events, for metrics. */
final class Tally {
    private static final EventClass[] CLASSES = EventClass.values();

    private final LongAdder[] numbers =
            Arrays.stream(CLASSES).map(eventClass -> new LongAdder()).toArray(LongAdder[]::new);

    void add(EventClass eventClass, long more) {
        numbers[eventClass.ordinal()].add(more);
    }

    long of(EventClass eventClass) {
        return numbers[eventClass.ordinal()].sum();
    }

    long total() {
        return Arrays.stream(numbers).mapToLong(LongAdder::sum).sum();
    }

    /** All classes by name. */
    Map<String, Long> byName() {
        Map<String, Long> byName = new TreeMap<>();
        for (EventClass eventClass : CLASSES) {
            byName.put(eventClass.name(), of(eventClass));
        }
        return byName;
    }
}
