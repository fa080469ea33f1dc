/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/**
 * One thing the demo shows.
 *
 * @param id stable, for scripts that read the JSON report
 * @param title a few words
 * @param tried who tries what, in words
 */
record Step(String id, String title, String tried, Expectation expected, Attempt attempt) {

    /** Makes the attempt. Never throws. */
    StepResult run() {
        long begin = System.nanoTime();
        Observation observation = Observation.of(attempt);
        return new StepResult(
                id,
                title,
                tried,
                expected.text(),
                observation.text(),
                expected.isMetBy(observation),
                (System.nanoTime() - begin) / 1_000_000);
    }
}
