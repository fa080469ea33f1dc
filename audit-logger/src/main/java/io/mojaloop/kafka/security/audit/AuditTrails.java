/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit;

import io.mojaloop.kafka.security.audit.pipeline.AuditKeys;
import io.mojaloop.kafka.security.audit.pipeline.Trails;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The trails of this process: plug-ins that name the same directory share one. */
public final class AuditTrails {
    private AuditTrails() {}

    /**
     * Opens the trail that a configuration names, or joins it if this process has it open already.
     *
     * @param configs {@code server.properties}; without {@code security.audit.dir} events only go to the log
     * @param escaping for that log, see {@link LoggedAuditTrail}, and for texts in problems and metrics
     * @throws IllegalArgumentException with every problem of the configuration, each naming key, value and remedy; also if
     *     the trail is open in this process with another configuration
     * @throws java.io.UncheckedIOException if the directory or the keys cannot be used
     * @throws IllegalStateException if an output does not start
     */
    public static AuditTrail open(Map<String, ?> configs, UnaryOperator<String> escaping) {
        return Trails.OF_PROCESS.open(configs, escaping);
    }

    /**
     * Whether a key of {@code server.properties} is the trail's to judge: {@link #open} refuses those that it does not know.
     */
    public static boolean isOurs(String key) {
        return key.startsWith(AuditKeys.PREFIX);
    }

    /**
     * The trail of this process, for those that have no {@code server.properties}: appenders, ZooKeeper's AuditLogger.
     * Until one is open events are kept, a bounded number of them, and what does not fit is counted and told. A process
     * that has no {@code server.properties} at all names a properties file with the same keys by {@code
     * -Dkafka.security.audit.config}; that trail is opened soon after the first call.
     */
    public static AuditTrail ofProcess() {
        return Trails.OF_PROCESS.ofProcess();
    }

    /**
     * Waits until all that was recorded and counted before is in the files of the open trails, as far as the operating
     * system is concerned. Counts are written before their window ends.
     *
     * @return false if that took longer than {@code most}
     */
    public static boolean flush(Duration most) {
        return Trails.OF_PROCESS.flush(most);
    }
}
