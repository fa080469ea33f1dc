/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Notices that bindings ended, or are valid again since the clock was set back. Not thread-safe. */
final class TimeWatch {
    /** The wall clock was set if it went so much more or less than the time that only goes forward. */
    private static final long JUMP_MS = 1_000;

    private static final long MOST_WAIT_MS = 1_000;

    private final PolicyTime time;
    private Instant toldAt;
    private long wallMs;
    private long nanos;

    TimeWatch(PolicyTime time) {
        this.time = time;
        this.wallMs = time.wallMs();
        this.nanos = time.nanos();
        this.toldAt = Instant.ofEpochMilli(wallMs);
    }

    /** Consumers know what holds at a moment. */
    void told(Instant moment) {
        toldAt = moment;
    }

    /** When consumers must be told what time it is; empty if nothing changed for them. */
    Optional<Instant> news(Policy policy) {
        boolean jumped = jumped();
        Instant now = Instant.ofEpochMilli(wallMs);
        // The same bindings hold at two moments if and only if the same one ends next.
        boolean otherBindings = !policy.nextExpiry(now).equals(policy.nextExpiry(toldAt));
        if (!jumped && !otherBindings) {
            return Optional.empty();
        }
        toldAt = now;
        return Optional.of(now);
    }

    private boolean jumped() {
        long wallBefore = wallMs;
        long nanosBefore = nanos;
        wallMs = time.wallMs();
        nanos = time.nanos();
        return Math.abs(wallMs - wallBefore - (nanos - nanosBefore) / 1_000_000) > JUMP_MS;
    }

    /** How long until there may be news: when a binding ends, or soon, as nobody tells when the clock is set. */
    long untilNewsMs(Policy policy) {
        Instant now = Instant.ofEpochMilli(time.wallMs());
        return policy.nextExpiry(now)
                .filter(now.plusMillis(MOST_WAIT_MS)::isAfter)
                .map(end -> Duration.between(now, end).toMillis())
                .orElse(MOST_WAIT_MS);
    }
}
