/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was measured in some rounds. */
final class Sample {
    private final List<Double> values = new ArrayList<>();

    /** @param round below 0 is warm-up */
    void add(int round, double value) {
        System.out.printf("  round %d: %.0f%n", round, value);
        if (round >= 0) {
            values.add(value);
        }
    }

    double median() {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    double least() {
        return Collections.min(values);
    }

    double most() {
        return Collections.max(values);
    }
}
