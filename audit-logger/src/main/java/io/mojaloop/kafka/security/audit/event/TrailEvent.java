/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.event;

import java.util.Map;

/** What the trail tells about itself. Each is chained like any other record. */
public sealed interface TrailEvent extends SecurityEvent {
    @Override
    default EventClass eventClass() {
        return EventClass.TRAIL;
    }

    /**
     * A process began to write: the first record of a boot.
     *
     * @param software name and version of what writes
     * @param unclean whether the process before did not end its part: what it had in memory is lost
     * @param tornFile the file whose end was not whole; empty if it was
     * @param tornOffset where the last whole record ends in it
     * @param tornBytes how many bytes follow there; they are left as they are
     * @param tornSha256 of those bytes, hexadecimal
     */
    record Started(
            long timeMs,
            Reporter reporter,
            String software,
            boolean unclean,
            String tornFile,
            long tornOffset,
            long tornBytes,
            String tornSha256)
            implements TrailEvent {}

    /** A process ended its part in order. */
    record Stopped(long timeMs, Reporter reporter) implements TrailEvent {}

    /**
     * The first record of a file.
     *
     * @param previousFile empty at the beginning of a trail
     */
    record FileOpened(long timeMs, Reporter reporter, String file, String previousFile) implements TrailEvent {}

    /** A signed record; also sent when nothing happens, so that silence is noticed. {@code closing}: the file's last. */
    record Checkpoint(long timeMs, Reporter reporter, boolean closing) implements TrailEvent {}

    /**
     * Events that are not in the trail.
     *
     * @param lost how many of each class
     * @param fromMs when the first was lost
     * @param reason for example {@code queue full}
     */
    record Lost(long timeMs, Reporter reporter, Map<EventClass, Long> lost, long fromMs, String reason)
            implements TrailEvent {
        public Lost {
            lost = Map.copyOf(lost);
        }
    }

    /** Nothing could be written for a while. */
    record Resumed(long timeMs, Reporter reporter, long pausedMs, String reason) implements TrailEvent {}

    /** Another signing key. Empty: none. */
    record KeyChanged(long timeMs, Reporter reporter, String previousKeyId, String keyId) implements TrailEvent {}

    /**
     * Old files were removed, as configured.
     *
     * @param files their names
     * @param throughSequence the last record that went with them
     * @param throughHash its hash
     */
    record Retired(
            long timeMs, Reporter reporter, java.util.List<String> files, long throughSequence, String throughHash)
            implements TrailEvent {
        public Retired {
            files = java.util.List.copyOf(files);
        }
    }

    /**
     * What a forwarder tells: it lost its receiver, found it again, skipped a record that the receiver refuses for good.
     *
     * @param output its name
     * @param what for example {@code disconnected}
     * @param details in the receiver's words
     */
    record Forwarding(long timeMs, Reporter reporter, String output, String what, String details)
            implements TrailEvent {}
}
