/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.follow;

import java.time.Duration;

/**
 * How a trail is followed.
 *
 * @param batchRecords sent at once, at most
 * @param batchBytes sent at once, at most, but for one record
 * @param pollInterval how often to look for records when there were none
 * @param firstBackOff after one failed attempt
 * @param mostBackOff after many
 * @param farBehindRecords the newest checkpoint is sent before a backlog of more than this
 * @param aheadInterval and again after this time
 * @param drain how long an output that is closed goes on sending what is there
 */
public record FollowerSettings(
        int batchRecords,
        long batchBytes,
        Duration pollInterval,
        Duration firstBackOff,
        Duration mostBackOff,
        long farBehindRecords,
        Duration aheadInterval,
        Duration drain) {
    /** What outputs use. */
    public static final FollowerSettings DEFAULT = new FollowerSettings(
            1000,
            512 << 10,
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            10_000,
            Duration.ofSeconds(10),
            Duration.ofSeconds(3));
}
