/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import java.util.Locale;

/**
 * The broker's policy file, and what comes of changing it.
 *
 * @param document what the file holds at first
 * @param patience how long a change may take to have its effect, or what happened to be in the logs
 */
record LivePolicy(PolicyFile file, PolicyText document, Patience patience) {
    /** How often the broker looks; a change takes effect within two of these. */
    static final int RELOAD_INTERVAL_MS = 500;

    void change(PolicyText changed) {
        file.replaceBy(changed);
    }

    void putBack() {
        file.replaceBy(document);
    }

    /** Repeats an attempt until it ends as expected, and says how long that took. */
    String timed(Expectation expected, Attempt attempt) throws Exception {
        long begin = System.nanoTime();
        String done = patience.until(expected, attempt);
        return String.format(Locale.ROOT, "%.1f s later: %s", (System.nanoTime() - begin) / 1e9, done);
    }
}
