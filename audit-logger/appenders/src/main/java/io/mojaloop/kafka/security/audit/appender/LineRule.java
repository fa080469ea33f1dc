/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.appender;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a server's log and what it means.
 *
 * @param logger by full name
 */
record LineRule(String logger, LinePattern pattern, Reading reading) {
    /** Makes the finding of a line's fields; empty if they contradict each other. */
    interface Reading {
        Optional<Finding> of(ServerLine line, List<String> fields);
    }

    Optional<Finding> apply(ServerLine line) {
        Optional<List<String>> fields = pattern.read(line);
        return fields.isEmpty() ? Optional.empty() : reading.of(line, fields.get());
    }
}
