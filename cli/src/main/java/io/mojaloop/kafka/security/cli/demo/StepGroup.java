/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.List;

/**
 * Steps that belong together.
 *
 * @param title what they show, in words
 */
record StepGroup(String title, List<Step> steps) {
    StepGroup {
        steps = List.copyOf(steps);
    }
}
